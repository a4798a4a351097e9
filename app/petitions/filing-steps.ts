/** The questions of "say it", one a page, in their order. Pure. */
import { addresses } from "#app/ui/addresses.ts";

export const filingSteps = ["what", "where", "when", "about", "want", "who", "together"] as const;
export type FilingStep = (typeof filingSteps)[number];

/** After the questions: similar earlier requests when there are any, then the answers to check. */
export const filingAddresses = {
  start: addresses.say,
  code: `${addresses.say}/code`,
  similar: `${addresses.say}/similar`,
  check: `${addresses.say}/check`,
  drafts: `${addresses.say}/drafts`,
  receipt: (number: string) => `${addresses.say}/receipt/${number}`,
  receiptPdf: (number: string) => `${addresses.say}/receipt/${number}/receipt.pdf`,
  attachment: (id: string) => `${addresses.say}/attachments/${id}`,
} as const;

/** `?change` on a step means: back to the answers to check afterwards. */
export const changeMark = "change";

export function stepPath(step: FilingStep, { change = false } = {}): string {
  return `${addresses.say}/${step}${change ? `?${changeMark}` : ""}`;
}

/** Where the person goes on to. `search` is that of the step's own address. */
export function pathAfter(step: FilingStep, search: string): string {
  if (new URLSearchParams(search).has(changeMark)) return filingAddresses.check;
  const next = filingSteps[filingSteps.indexOf(step) + 1];
  return next === undefined ? filingAddresses.check : stepPath(next);
}

export function pathBefore(step: FilingStep): string {
  const before = filingSteps[filingSteps.indexOf(step) - 1];
  return before === undefined ? addresses.home : stepPath(before);
}
