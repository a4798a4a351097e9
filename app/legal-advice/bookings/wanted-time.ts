/** A time that somebody pressed, as it stands in the address of the next page. */
import { type LocalDate, parseLocalDate } from "#app/deadlines/local-date.ts";
import { isId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { AdviceMode, Slot } from "./slots.ts";

export const adviceModes = ["at_village", "at_firm", "by_phone", "by_video", "at_enterprise"] as const;

export type BookingKind = "consultation" | "check_up";

/** Where one books a time of each kind. */
export const bookingAddress = {
  consultation: `${addresses.advice}/book`,
  check_up: `${addresses.advice}/check-up`,
} as const satisfies Record<BookingKind, string>;

export type WantedTime = Pick<Slot, "adviserId" | "startsAt" | "mode" | "placeId">;

export function wantedQuery(slot: WantedTime, place: string): Readonly<Record<string, string>> {
  return {
    place,
    adviser: slot.adviserId,
    at: slot.startsAt.toISOString(),
    mode: slot.mode,
    ...(slot.placeId === null ? {} : { where: slot.placeId }),
  };
}

/** Null when the address is not one of ours. */
export function readWanted(search: URLSearchParams): (WantedTime & { readonly place: string }) | null {
  const [place, adviserId, at] = ["place", "adviser", "at"].map((name) => search.get(name) ?? "");
  const mode = adviceModes.find((each) => each === search.get("mode"));
  const startsAt = new Date(at ?? "");
  const where = search.get("where");
  if (!place || !adviserId || mode === undefined || Number.isNaN(startsAt.getTime())) return null;
  if (!isId(adviserId) || (where !== null && !isId(where)) || !/^\d{6,12}$/.test(place)) return null;
  return { place, adviserId, startsAt, mode: mode satisfies AdviceMode, placeId: where };
}

/** A day that an address names; null when it names none. */
export function dayIn(search: URLSearchParams, name: string): LocalDate | null {
  const parsed = parseLocalDate(search.get(name) ?? "");
  return parsed.ok ? parsed.date : null;
}

/** The line of an adviser, for some days, as it stands in an address. */
export type WantedLine = {
  readonly place: string;
  readonly adviserId: string;
  readonly fromDay: LocalDate;
  readonly toDay: LocalDate;
};

export function lineQuery({
  place,
  adviserId,
  fromDay,
  toDay,
}: WantedLine): Readonly<Record<string, string>> {
  return { place, adviser: adviserId, from: fromDay, to: toDay };
}

/** Null when the address is not one of ours, or asks beyond `last`. */
export function readLine(search: URLSearchParams, last: LocalDate): WantedLine | null {
  const [place = "", adviserId = ""] = ["place", "adviser"].map((name) => search.get(name) ?? "");
  const from = parseLocalDate(search.get("from") ?? "");
  const to = parseLocalDate(search.get("to") ?? "");
  if (!from.ok || !to.ok || from.date > to.date || to.date > last) return null;
  if (!isId(adviserId) || !/^\d{6,12}$/.test(place)) return null;
  return { place, adviserId, fromDay: from.date, toDay: to.date };
}
