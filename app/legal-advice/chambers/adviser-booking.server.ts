/** A booking as its adviser sees it: the words of the person are for these eyes (律师法 第三十八条). */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { bookingRelations, bookingsInReach } from "../bookings/booking-access.server.ts";
import { bookingActions } from "../bookings/booking-workflow.ts";
import { bookingFacts, kernelColumns } from "../bookings/change-booking.server.ts";
import { readOpinions } from "../check-ups/read-opinions.server.ts";
import { lateMonth } from "./adviser-day.server.ts";

export type AdviserBooking = NonNullable<Awaited<ReturnType<typeof readAdviserBooking>>>;

/** Null when it is another adviser's, or nobody's. */
export async function readAdviserBooking(
  { db, env }: { readonly db: Db; readonly env: Pick<Env, "fieldKeys"> },
  {
    adviser,
    number,
    now,
  }: { readonly adviser: SignedInAdviser; readonly number: string; readonly now: Date },
) {
  const row = await db.booking.findFirst({
    where: { AND: [{ number }, bookingsInReach(adviser.actor)] },
    select: {
      ...kernelColumns,
      nameSealed: true,
      phoneSealed: true,
      matterSealed: true,
      otherSideSealed: true,
      addressSealed: true,
      enterpriseName: true,
      creditCode: true,
      bookedByMembershipId: true,
      topic: { select: { name: true, nameEn: true } },
      place: { select: { name: true, address: true } },
      division: { select: { fullName: true } },
      sponsorship: { select: { sponsor: { select: { name: true } } } },
      service: {
        select: {
          minutes: true,
          chargedMinutes: true,
          kind: true,
          peopleServed: true,
          note: true,
          servedOn: true,
          enteredIn: true,
        },
      },
      events: {
        orderBy: { sequence: "asc" },
        select: { id: true, action: true, at: true, facts: true },
      },
    },
  });
  if (row === null) return null;
  const opened = (field: string, sealed: string | null) =>
    sealed === null ? null : open(env.fieldKeys, sealed, { field: `Booking.${field}`, record: row.id });
  const actions = bookingActions(bookingFacts(row), bookingRelations(adviser.actor), now);
  return {
    id: row.id,
    number,
    version: row.version,
    state: row.state,
    kind: row.kind,
    mode: row.mode,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    sharedBy: row.sharedBy,
    adviserId: row.adviserId,
    divisionCode: row.divisionCode,
    divisionName: row.division.fullName,
    enterpriseName: row.enterpriseName,
    creditCode: row.creditCode,
    topic: row.topic,
    place: row.place,
    sponsorName: row.sponsorship?.sponsor.name ?? null,
    service:
      row.service === null
        ? null
        : { ...row.service, ...lateMonth(row.service.servedOn, row.service.enteredIn) },
    opinions: row.kind === "check_up" ? await readOpinions({ db, env }, row.id, adviser.actor) : [],
    confirmedAt: row.confirmedAt,
    bookedByClerk: row.bookedByMembershipId !== null,
    name: opened("name", row.nameSealed) ?? "",
    phone: opened("phone", row.phoneSealed) ?? "",
    matter: opened("matter", row.matterSealed),
    otherSide: opened("otherSide", row.otherSideSealed),
    address: opened("address", row.addressSealed),
    events: row.events,
    actions: actions.map(({ action, verdict }) => ({
      action,
      because: verdict.open ? null : verdict.because,
    })),
  };
}
