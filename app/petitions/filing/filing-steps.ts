/** The questions of "say it", one a page, in their order. Pure. */
import { addresses } from "#app/ui/addresses.ts";

export const filingSteps = ["what", "where", "when", "about", "want", "who", "together"] as const;
export type FilingStep = (typeof filingSteps)[number];

/** After the questions: similar earlier requests when there are any, then the answers to check. */
export const filingAddresses = {
  start: addresses.say,
  /** All questions on one page, also without a signal. */
  atOnce: `${addresses.say}/at-once`,
  code: `${addresses.say}/code`,
  similar: `${addresses.say}/similar`,
  check: `${addresses.say}/check`,
  drafts: addresses.drafts,
  receipt: (number: string) => `${addresses.say}/receipt/${number}`,
  receiptPdf: (number: string) => `${addresses.say}/receipt/${number}/receipt.pdf`,
  attachment: (id: string) => `${addresses.say}/attachments/${id}`,
} as const;

export function stepPath(step: FilingStep): string {
  return `${addresses.say}/${step}`;
}

/** The page before this question; the first has the home page behind it. */
export function pathBefore(step: FilingStep): string {
  const before = filingSteps[filingSteps.indexOf(step) - 1];
  return before === undefined ? addresses.home : stepPath(before);
}

/** Where the question stands, counted from 1. */
export function stepNumber(step: FilingStep): number {
  return filingSteps.indexOf(step) + 1;
}
