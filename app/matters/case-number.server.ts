import type { LocalDate } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { caseNumber } from "./case-number.ts";

/**
 * The next free number of a day. Numbers of all products come from one sequence; one that the day already has (after
 * 100,000, or loaded data) is passed over.
 */
export async function nextCaseNumber(
  tx: Transaction,
  date: LocalDate,
  isTaken: (number: string) => Promise<boolean>,
): Promise<string> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const [next] = await tx.$queryRaw<
      { sequence: number }[]
    >`SELECT nextval('"PetitionNumber"')::int AS sequence`;
    if (next === undefined) throw new Error("a sequence has a next value");
    const number = caseNumber({ date, sequence: next.sequence });
    if (!(await isTaken(number))) return number;
  }
  throw new Error(`no number of ${date} is free`);
}
