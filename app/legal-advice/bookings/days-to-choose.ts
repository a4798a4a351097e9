/** Times as a page shows them: some days side by side, and the times of one. Pure. */
import { type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { OfferedTime } from "./slots.ts";

/** Days side by side. */
const daysShown = 8;

export type DaysToChoose = {
  readonly days: readonly { readonly day: LocalDate; readonly free: number }[];
  /** The first of the days before these; null when there are none. */
  readonly earlier: LocalDate | null;
  readonly later: LocalDate | null;
  readonly chosenDay: LocalDate | null;
  /** Of the chosen day, the taken among them. */
  readonly times: readonly OfferedTime[];
};

/** `asked` is what stands in the address: from which day on, and which day. The first day with a free time else. */
export function daysToChoose(
  times: readonly OfferedTime[],
  asked: { readonly day: LocalDate | null; readonly from: LocalDate | null },
): DaysToChoose {
  const all = daysOf(times);
  const at = Math.max(
    all.findIndex(({ day }) => asked.from !== null && day >= asked.from),
    0,
  );
  const days = all.slice(at, at + daysShown);
  const chosen = days.find(({ day }) => day === asked.day) ?? days.find(({ free }) => free > 0) ?? days[0];
  return {
    days,
    earlier: at > 0 ? (all[Math.max(at - daysShown, 0)]?.day ?? null) : null,
    later: all[at + daysShown]?.day ?? null,
    chosenDay: chosen?.day ?? null,
    times: times.filter(({ startsAt }) => localDateOf(startsAt) === chosen?.day),
  };
}

function daysOf(times: readonly OfferedTime[]): { readonly day: LocalDate; readonly free: number }[] {
  const free = new Map<LocalDate, number>();
  for (const { startsAt, seat } of times) {
    const day = localDateOf(startsAt);
    free.set(day, (free.get(day) ?? 0) + (seat === null ? 0 : 1));
  }
  return [...free].map(([day, count]) => ({ day, free: count }));
}
