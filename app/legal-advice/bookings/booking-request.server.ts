/** Between the page on which one says who one is and the use case that books. */
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import type { Actor } from "#app/accounts/actor.ts";
import { askForCode } from "#app/accounts/ask-for-code.server.ts";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { openPerson } from "#app/accounts/people.server.ts";
import { beginSession } from "#app/accounts/session.server.ts";
import { signInWithCode } from "#app/accounts/sign-in-with-code.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { bookSlot } from "./book-slot.server.ts";
import { giveCode } from "./booker-access.server.ts";
import { bookingForm } from "./booking-form.ts";
import type { NearSlot } from "./find-slots.server.ts";
import { readWanted } from "./wanted-time.ts";

type Context = ActionFunctionArgs["context"];

type KnownPerson = { readonly personId: string; readonly name: string | null; readonly phone: string };

/** Name and number of the account; null for a visitor. */
export async function knownPerson(context: Context, actor: Actor): Promise<KnownPerson | null> {
  if (actor.kind === "visitor") return null;
  const { name, phone } = await openPerson(context.db, context.env, actor.personId);
  return phone === null ? null : { personId: actor.personId, name, phone };
}

/**
 * Books the time that stands in the form for whoever is signed in, or for whoever the code on the phone proves. What
 * was typed comes back with every refusal; whoever presses one of the nearest times sends the same words again.
 */
export async function takeBookingForm(request: Request, context: Context) {
  const form = await request.formData();
  const wanted = readWanted(new URLSearchParams(String(form.get("time") ?? "")));
  if (wanted === null) throw redirect(`${addresses.advice}/book`);
  const language = languageOf(request);
  const messages = messagesFor(language);
  const known = await knownPerson(context, await actorOf(request, context));
  const submission = parseWithZod(form, { schema: bookingForm(messages, { phoneKnown: known !== null }) });
  const reply = (step: "who" | "code", fieldErrors?: Record<string, string[]>) => ({
    step,
    wanted,
    known,
    lost: null as string | null,
    nearest: [] as readonly NearSlot[],
    result: submission.reply(fieldErrors ? { fieldErrors } : {}),
  });
  if (submission.status !== "success") return data(reply("who"));
  const { name, phone: typedPhone = "", topic, matter, code = "" } = submission.value;

  const headers = new Headers();
  let who: KnownPerson | null = known;
  if (who === null) {
    if (form.get("step") !== "code") {
      const asked = await askForCode(context, form, "sign_in", messages);
      return asked.step === "code" ? data(reply("code")) : data({ ...reply("who"), result: asked.result });
    }
    const signedIn = await signInWithCode(context, { phone: typedPhone, code, language });
    if (!signedIn.ok) return data(reply("code", { code: [messages.accounts.problems.codeWrong] }));
    who = { personId: signedIn.personId, name, phone: typedPhone };
    headers.append(
      "Set-Cookie",
      await beginSession(context, { personId: who.personId, isStaff: false }, request),
    );
  }
  const booked = await bookSlot(context, {
    ...wanted,
    kind: "consultation",
    divisionCode: wanted.place,
    personId: who.personId,
    clerk: null,
    name,
    phone: who.phone,
    phoneConfirmed: true,
    topicId: topic && (await isTopic(context.db, topic)) ? topic : null,
    matter,
    enterprise: null,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (booked.ok) {
    headers.append("Set-Cookie", await giveCode(context.env, booked));
    throw redirect(`${addresses.bookings}/${booked.number}`, { headers });
  }
  if (booked.reason === "place_unknown") throw redirect(`${addresses.advice}/book`, { headers });
  const { problems } = messages.bookings;
  const lost = booked.reason === "gone" ? problems.gone : problems.noHours;
  // The page is read with the cookies of before; it must know that the number is proved by now.
  return data({ ...reply("who"), known: who, nearest: booked.nearest, lost }, { headers });
}

async function isTopic(db: Db, id: string): Promise<boolean> {
  return (await db.topic.count({ where: { id, isActive: true } })) > 0;
}
