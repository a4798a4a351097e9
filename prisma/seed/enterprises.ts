/** Invented enterprises with unified social credit codes that pass their checks. */
import { readCreditCode } from "#app/accounts/unified-social-credit-code.ts";
import { enterpriseWords } from "./advice-stories.ts";
import type { Random } from "./random.ts";

export type Enterprise = { readonly name: string; readonly creditCode: string; readonly address: string };

export function inventEnterprises(count: number, random: Random): readonly Enterprise[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `荆州${random.pick(enterpriseWords.first)}${random.pick(enterpriseWords.second)}有限公司`,
    creditCode: aCreditCode(`91421003MAY${String(10_000 + at * 37)}`),
    address: `工业园 ${random.between(1, 9)} 路 ${random.between(2, 88)} 号`,
  }));
}

const organisationChecks = "0123456789X";
const checks = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** `start` is all but the two check characters (16): those that the rule lets through are looked for. */
export function aCreditCode(start: string): string {
  for (const organisation of organisationChecks)
    for (const check of checks) {
      const read = readCreditCode(`${start}${organisation}${check}`);
      if (read.ok) return read.code;
    }
  throw new Error(`no credit code begins with ${start}`);
}
