/** A time that somebody pressed, as it stands in the address of the next page. */
import { isId } from "#app/platform/ids.ts";
import type { AdviceMode, Slot } from "./slots.ts";

export const adviceModes = ["at_village", "at_firm", "by_phone", "by_video", "at_enterprise"] as const;

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
