/** Between the pages on which one says who one is and the use cases that book or join the line. */
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { giveCode } from "#app/matters/given-code.server.ts";
import { taken } from "#app/offline/taken.server.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { knownTopic } from "../advice-topics.server.ts";
import { checkUpForm } from "../check-ups/check-up-form.ts";
import { type Proved, proveWho, whoAsked } from "../prove-who.server.ts";
import { carriedToBooking, carryToBooking } from "../questions/carry-question.server.ts";
import { bookingHorizonDays, mostOpenBookings } from "../settings.ts";
import { bookSlot } from "./book-slot.server.ts";
import { bookingForm, consultationForm } from "./booking-form.ts";
import type { NearSlot } from "./find-slots.server.ts";
import { joinWaitlist } from "./join-waitlist.server.ts";
import { kindOfMode } from "./slots.ts";
import { type BookingKind, bookingAddress, readLine, readWanted } from "./wanted-time.ts";

type Context = ActionFunctionArgs["context"];

/** What the page shows that asks who it is for. */
export async function bookingPage(request: Request, context: Context, kind: BookingKind) {
  const wanted = readWanted(new URL(request.url).searchParams);
  if (wanted === null || kindOfMode(wanted.mode) !== kind) throw redirect(bookingAddress[kind]);
  const adviser = await context.db.adviser.findFirst({
    where: { id: wanted.adviserId, isActive: true },
    select: {
      displayName: true,
      slotMinutes: true,
      visitMinutes: true,
      noticeHours: true,
      firm: { select: { name: true } },
    },
  });
  if (adviser === null) throw redirect(bookingAddress[kind]);
  const place =
    wanted.placeId === null
      ? null
      : await context.db.organisation.findUnique({
          where: { id: wanted.placeId },
          select: { name: true, address: true },
        });
  const asked = await whoAsked(request, context);
  const enterprise =
    kind === "check_up" && asked.known !== null && !asked.isClerk
      ? await context.db.person.findUnique({
          where: { id: asked.known.personId },
          select: { enterpriseName: true, creditCode: true },
        })
      : null;
  const carried =
    kind === "consultation" ? await carriedToBooking(request, context, asked.known?.personId ?? null) : null;
  return { kind, wanted, adviser, place, carried, enterprise, ...asked, idempotencyKey: newId() };
}

export type BookingPage = Awaited<ReturnType<typeof bookingPage>>;

/**
 * Books the time that stands in the form for whoever is signed in, for whoever the code on the phone proves, or for
 * whoever the clerk stands in for. What was typed comes back with every refusal; whoever chooses one of the nearest
 * times sends the same words again.
 */
export async function takeBookingForm(request: Request, context: Context, kind: BookingKind) {
  const form = await request.formData();
  const wanted = readWanted(new URLSearchParams(String(form.get("time") ?? "")));
  if (wanted === null) throw redirect(bookingAddress[kind]);
  const nothingLost = { wanted, lost: null as string | null, nearest: [] as readonly NearSlot[] };
  const proved = await proveWho(request, context, form, {
    clerkMay: true,
    schema: kind === "check_up" ? checkUpForm : consultationForm,
  });
  if (!proved.ok) return data({ ...nothingLost, ...proved.asked });
  const { headers, who, said, reply } = proved;
  const { problems } = messagesFor(languageOf(request)).bookings;
  if (!(await isInTerritory(context, who, wanted.place)))
    return data({ ...nothingLost, ...reply({ consent: [problems.notYourPlace] }) });
  const carried = await carriedToBooking(request, context, who.personId);
  const carriedOn = carried !== null && carried.id === form.get("carried") ? carried : null;
  const booked = await bookSlot(context, {
    ...(carriedOn === null ? {} : { carriedFrom: carriedOn.from }),
    ...wanted,
    ...who,
    topicId: await knownTopic(context.db, said.topic),
    matter: said.matter,
    otherSide: said.otherSide,
    kind,
    divisionCode: wanted.place,
    enterprise: said.enterprise,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (booked.ok) {
    headers.append("Set-Cookie", await giveCode(context.env, booked));
    if (carriedOn !== null) headers.append("Set-Cookie", await carryToBooking(context.env, null));
    throw taken(`${addresses.bookings}/${booked.number}`, headers);
  }
  if (booked.reason === "place_unknown") throw redirect(bookingAddress[kind], { headers });
  if (booked.reason === "too_many" || booked.reason === "enough") {
    const words = { too_many: problems.tooMany, enough: problems.enough(mostOpenBookings) }[booked.reason];
    return data({ ...nothingLost, ...reply({ name: [words] }) }, { headers });
  }
  const lost = { gone: problems.gone, no_hours: problems.noHours, conflict: problems.conflict }[
    booked.reason
  ];
  return data({ wanted, nearest: booked.nearest, lost, ...reply() }, { headers });
}

/** Joins the line of an adviser who is fully booked. Free times found meanwhile are offered instead. */
export async function takeWaitingForm(request: Request, context: Context) {
  const form = await request.formData();
  const line = readLine(
    new URLSearchParams(String(form.get("line") ?? "")),
    addDays(localDateOf(context.now()), bookingHorizonDays),
  );
  if (line === null) throw redirect(`${addresses.advice}/book`);
  const proved = await proveWho(request, context, form, { clerkMay: false, schema: bookingForm });
  if (!proved.ok) return data({ line, nearest: [] as readonly NearSlot[], ...proved.asked });
  const { headers, who, said, reply } = proved;
  const { personId, name, phone } = who;
  if (personId === null) throw new Error("nobody stands in the line for somebody else");
  const joined = await joinWaitlist(context, {
    adviserId: line.adviserId,
    divisionCode: line.place,
    fromDay: line.fromDay,
    toDay: line.toDay,
    personId,
    name,
    phone,
    topicId: await knownTopic(context.db, said.topic),
    matter: said.matter,
    otherSide: said.otherSide,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (joined.ok) throw taken(`${addresses.waiting}/${joined.number}`, headers);
  if (joined.reason === "place_unknown") throw redirect(`${addresses.advice}/book`, { headers });
  if (joined.reason !== "free") {
    const { problems } = messagesFor(languageOf(request)).bookings;
    const asked = reply(
      joined.reason === "conflict" ? { otherSide: [problems.conflictInLine] } : { name: [problems.tooMany] },
    );
    return data({ line, nearest: [] as readonly NearSlot[], ...asked }, { headers });
  }
  return data({ line, nearest: joined.nearest, ...reply() }, { headers });
}

/** A clerk books for people of the own territory. */
async function isInTerritory({ db }: Context, { clerk }: Proved, place: string): Promise<boolean> {
  if (clerk === null) return true;
  const division = await divisionByCode(db, place);
  return division?.path.startsWith(clerk.actor.divisionPath) ?? false;
}
