/** What the page on which one chooses a time shows: one adviser's days, one day's times, and who else there is. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { addDays, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { choosePlace } from "../choose-place.server.ts";
import { bookingHorizonDays } from "../settings.ts";
import type { AdviserNear, Nearness } from "../sponsorships/advisers-near.server.ts";
import { type DaysToChoose, daysToChoose } from "./days-to-choose.ts";
import { offersFor, type SlotOffer } from "./find-slots.server.ts";
import { type BookingKind, dayIn } from "./wanted-time.ts";

/** Lawyers below, besides the one above. */
const othersShown = 3;

export type TimesToChoose = DaysToChoose & {
  readonly adviser: AdviserNear;
  /** Why it is not the village's own, when nobody chose this one. */
  readonly instead: { readonly why: "none" | "full" | "used"; readonly own: AdviserNear | null } | null;
  readonly others: readonly { readonly adviser: AdviserNear; readonly firstDay: LocalDate }[];
  /** The days for which one can wait when no time of this adviser, or of the village's own, is free. */
  readonly waitFor: {
    readonly adviser: AdviserNear;
    readonly fromDay: LocalDate;
    readonly toDay: LocalDate;
  } | null;
};

/** Place and times of the page at this address; the place alone is asked while none is pressed. */
export async function bookTimePage(
  request: Request,
  context: LoaderFunctionArgs["context"],
  kind: BookingKind,
) {
  const pick = await choosePlace(request, context);
  if (pick.chosen === null) return { kind, pick, place: null, times: null };
  const { code, path, fullName } = pick.chosen;
  const { searchParams } = new URL(request.url);
  const asked = {
    adviserId: searchParams.get("adviser"),
    day: dayIn(searchParams, "day"),
    from: dayIn(searchParams, "from"),
  };
  const times = await timesToChoose(context.db, { kind, path, asked, now: context.now() });
  return { kind, pick, place: { code, fullName }, times };
}

export type BookTime = Awaited<ReturnType<typeof bookTimePage>>;

/** `asked` is what stands in the address, of which nothing need exist. Null when nobody advises here. */
async function timesToChoose(
  tx: Transaction,
  {
    kind,
    path,
    asked,
    now,
  }: {
    readonly kind: BookingKind;
    readonly path: string;
    readonly asked: {
      readonly adviserId: string | null;
      readonly day: LocalDate | null;
      readonly from: LocalDate | null;
    };
    readonly now: Date;
  },
): Promise<TimesToChoose | null> {
  const fromDay = localDateOf(now);
  const toDay = addDays(fromDay, bookingHorizonDays - 1);
  const offers = await offersFor(tx, { path, fromDay, toDay, now, kind });
  const own = offers.find(({ adviser }) => adviser.nearness === "village") ?? null;
  const wanted = offers.find(({ adviser }) => adviser.adviserId === asked.adviserId);
  const chosen =
    wanted ?? (own?.slots.length ? own : (offers.find(({ slots }) => slots.length > 0) ?? own ?? offers[0]));
  if (chosen === undefined) return null;

  const shown = daysToChoose(chosen.times, asked);
  const { chosenDay } = shown;
  const isFull = chosen.slots.length === 0;
  const dayIsFull = shown.days.some(({ day, free }) => day === chosenDay && free === 0);
  return {
    ...shown,
    adviser: chosen.adviser,
    instead:
      wanted === undefined && chosen.adviser.nearness !== ("village" satisfies Nearness)
        ? { why: whyNot(own), own: own?.adviser ?? null }
        : null,
    others: offers
      .flatMap(({ adviser, slots: [first] }) =>
        adviser === chosen.adviser || first === undefined
          ? []
          : [{ adviser, firstDay: localDateOf(first.startsAt) }],
      )
      .slice(0, othersShown),
    waitFor:
      // There is no line for visits.
      kind === "check_up"
        ? null
        : dayIsFull && chosenDay !== null && !isFull
          ? { adviser: chosen.adviser, fromDay: chosenDay, toDay: chosenDay }
          : isFull
            ? { adviser: chosen.adviser, fromDay, toDay }
            : own !== null && own.slots.length === 0
              ? { adviser: own.adviser, fromDay, toDay }
              : null,
  };
}

function whyNot(own: SlotOffer | null): "none" | "full" | "used" {
  if (own === null) return "none";
  return own.adviser.availableMinutes > 0 ? "full" : "used";
}
