/** Who books, waits or asks: the account, whoever a code on the phone proves, or whoever a clerk stands in for. */
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Actor, StaffActor } from "#app/accounts/actor.ts";
import { askForCode } from "#app/accounts/ask-for-code.server.ts";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { openPerson } from "#app/accounts/people.server.ts";
import { may } from "#app/accounts/permissions.ts";
import { beginSession } from "#app/accounts/session.server.ts";
import { signInWithCode } from "#app/accounts/sign-in-with-code.server.ts";
import { type Messages, messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { adviceTopics } from "./advice-topics.server.ts";
import type { AskedOf } from "./who-form.ts";

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
  return {
    known: await knownPerson(context, actor),
    isClerk: clerkOf(actor) !== null,
    topics: await adviceTopics(context.db),
  };
}

export type Proved = {
  /** The account it belongs to; null when a clerk stands in. */
  readonly personId: string | null;
  readonly clerk: { readonly actor: StaffActor; readonly consent: "present" | "on_the_phone" } | null;
  readonly name: string;
  readonly phone: string;
  readonly phoneConfirmed: boolean;
};

/** What every form that proves somebody says besides its own words (`whoShape`). */
type WhoSaid = {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly consent?: "self" | "present" | "on_the_phone" | undefined;
  readonly code?: string | undefined;
};

type Asked = {
  readonly step: "who" | "code";
  readonly known: KnownPerson | null;
  readonly result: SubmissionResult<string[]>;
};

export type ProvedWho<Said> = {
  readonly headers: Headers;
  readonly reply: (errors?: FieldErrors) => Asked;
} & (
  | { readonly ok: true; readonly who: Proved; readonly said: Said }
  | { readonly ok: false; readonly asked: Asked }
);

type FieldErrors = Readonly<Record<string, string[]>>;

/**
 * Reads the form. `asked` is what the page shows next: the form with what is wrong, or the field for the code. `reply`
 * gives the form back as it was typed, with errors of what came after.
 */
export async function proveWho<Said extends WhoSaid>(
  request: Request,
  context: Context,
  form: FormData,
  {
    clerkMay,
    schema,
  }: {
    readonly clerkMay: boolean;
    readonly schema: (messages: Messages, asked: AskedOf) => z.ZodType<Said>;
  },
): Promise<ProvedWho<Said>> {
  const language = languageOf(request);
  const messages = messagesFor(language);
  const actor = await actorOf(request, context);
  const clerk = clerkMay ? clerkOf(actor) : null;
  const known = await knownPerson(context, actor);
  const headers = new Headers();
  const forOther = clerk !== null && form.get("consent") !== "self";
  const submission = parseWithZod(form, {
    schema: schema(messages, {
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
  const refuse = (errors?: FieldErrors): ProvedWho<Said> => ({
    ok: false,
    headers,
    reply,
    asked: reply(errors),
  });
  if (submission.status !== "success") return refuse();
  const said = submission.value;
  const { name, phone = "", code = "", consent = "self" } = said;
  if (clerk !== null && consent !== "self") {
    if (phone !== "" && phone === known?.phone)
      return refuse({ phone: [messages.bookings.problems.ownPhoneOfClerk] });
    const who = {
      personId: null,
      clerk: { actor: clerk, consent },
      name,
      phone,
      phoneConfirmed: false,
    };
    return { ok: true, headers, reply, who, said };
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
  };
  return { ok: true, headers, reply, who, said };
}
