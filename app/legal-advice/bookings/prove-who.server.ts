/** Who books or waits: the account, whoever a code on the phone proves, or whoever a clerk stands in for. */
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Actor, StaffActor } from "#app/accounts/actor.ts";
import { askForCode } from "#app/accounts/ask-for-code.server.ts";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { openPerson } from "#app/accounts/people.server.ts";
import { may } from "#app/accounts/permissions.ts";
import { beginSession } from "#app/accounts/session.server.ts";
import { signInWithCode } from "#app/accounts/sign-in-with-code.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { bookingForm } from "./booking-form.ts";

type Context = LoaderFunctionArgs["context"];

export type KnownPerson = { readonly personId: string; readonly name: string | null; readonly phone: string };

/** Name and number of the account; null for a visitor. */
export async function knownPerson(context: Context, actor: Actor): Promise<KnownPerson | null> {
  if (actor.kind === "visitor") return null;
  const { name, phone } = await openPerson(context.db, context.env, actor.personId);
  return phone === null ? null : { personId: actor.personId, name, phone };
}

/** A clerk who may book for others. */
export function clerkOf(actor: Actor): StaffActor | null {
  return actor.kind === "staff" && may(actor, "booking.book_on_behalf") ? actor : null;
}

/** What the page needs to ask who it is for. */
export async function whoAsked(request: Request, context: Context) {
  const actor = await actorOf(request, context);
  const topics = await context.db.topic.findMany({
    where: { isActive: true, parentId: null },
    orderBy: { sortOrder: "asc" },
    select: { id: true, name: true, nameEn: true },
  });
  return {
    known: await knownPerson(context, actor),
    isClerk: clerkOf(actor) !== null,
    topics,
  };
}

export type Proved = {
  /** The account it belongs to; null when a clerk stands in. */
  readonly personId: string | null;
  readonly clerk: { readonly actor: StaffActor; readonly consent: "present" | "on_the_phone" } | null;
  readonly name: string;
  readonly phone: string;
  readonly phoneConfirmed: boolean;
  readonly topicId: string | null;
  readonly matter: string | null;
};

type Asked = {
  readonly step: "who" | "code";
  readonly known: KnownPerson | null;
  readonly result: SubmissionResult<string[]>;
};

export type ProvedWho = { readonly headers: Headers; readonly reply: (errors?: FieldErrors) => Asked } & (
  | { readonly ok: true; readonly who: Proved }
  | { readonly ok: false; readonly asked: Asked }
);

type FieldErrors = Readonly<Record<string, string[]>>;

/**
 * Reads the form. `asked` is what the page shows next: the form with what is wrong, or the field for the code. `reply`
 * gives the form back as it was typed, with errors of what came after.
 */
export async function proveWho(
  request: Request,
  context: Context,
  form: FormData,
  { clerkMay }: { readonly clerkMay: boolean },
): Promise<ProvedWho> {
  const language = languageOf(request);
  const messages = messagesFor(language);
  const actor = await actorOf(request, context);
  const clerk = clerkMay ? clerkOf(actor) : null;
  const known = await knownPerson(context, actor);
  const headers = new Headers();
  const forOther = clerk !== null && form.get("consent") !== "self";
  const submission = parseWithZod(form, {
    schema: bookingForm(messages, {
      phone: forOther ? "optional" : known ? "known" : "asked",
      clerk: clerk !== null,
    }),
  });
  let step: "who" | "code" = "who";
  let proved = known;
  const reply = (errors?: FieldErrors): Asked => ({
    step,
    known: proved,
    result: submission.reply(errors ? { fieldErrors: { ...errors } } : {}),
  });
  const refuse = (errors?: FieldErrors): ProvedWho => ({ ok: false, headers, reply, asked: reply(errors) });
  if (submission.status !== "success") return refuse();
  const { name, phone = "", topic, matter, code = "", consent = "self" } = submission.value;
  const topicId = topic && (await isTopic(context.db, topic)) ? topic : null;
  if (clerk !== null && consent !== "self") {
    if (phone !== "" && phone === known?.phone)
      return refuse({ phone: [messages.bookings.problems.ownPhoneOfClerk] });
    const who = {
      personId: null,
      clerk: { actor: clerk, consent },
      name,
      phone,
      phoneConfirmed: false,
      topicId,
      matter,
    };
    return { ok: true, headers, reply, who };
  }
  if (proved === null) {
    if (form.get("step") !== "code") {
      const asked = await askForCode(context, form, "sign_in", messages);
      if (asked.step === "phone")
        return { ok: false, headers, reply, asked: { step, known, result: asked.result } };
      step = "code";
      return refuse();
    }
    const signedIn = await signInWithCode(context, { phone, code, language });
    step = "code";
    if (!signedIn.ok) return refuse({ code: [messages.accounts.problems.codeWrong] });
    proved = { personId: signedIn.personId, name, phone };
    step = "who";
    headers.append(
      "Set-Cookie",
      await beginSession(context, { personId: proved.personId, isStaff: false }, request),
    );
  }
  const who = {
    personId: proved.personId,
    clerk: null,
    name,
    phone: proved.phone,
    phoneConfirmed: true,
    topicId,
    matter,
  };
  return { ok: true, headers, reply, who };
}

async function isTopic(db: Db, id: string): Promise<boolean> {
  return (await db.topic.count({ where: { id, isActive: true } })) > 0;
}
