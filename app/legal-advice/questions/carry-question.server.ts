/** The person's own words of a question, on their way to the petition desk or to a booked time. */
import { createCookie } from "@remix-run/node";
import { carryWords, readCarriedWords } from "#app/matters/carried-words.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import type { ShownQuestion } from "./question-view.server.ts";

/** What the lawyer said stays between the two: the person decides what of it to tell. */
const own: readonly string[] = ["question", "reply", "follow_up"];

/** Returns the id of what is carried; null for whoever has only the code. */
export async function carryQuestion(
  { db, env, now }: AdviceContext,
  { question, personId }: { readonly question: ShownQuestion; readonly personId: string },
): Promise<string | null> {
  const { words } = question;
  if (words === null) return null;
  const said = words.messages.filter(({ kind }) => own.includes(kind)).map(({ body }) => body);
  return carryWords(db, env, {
    personId,
    from: { kind: "question", id: question.id, number: question.number },
    carried: {
      name: words.name,
      words: [words.title, ...said].join("\n"),
      topicId: question.topic.id,
      otherSide: words.otherSide,
      divisionCode: question.division.code,
    },
    now: now(),
  });
}

/** Minutes for which the pages of a booking know what was carried to them. */
const minutes = 60;

/** Between the question and the last page of a booking lie pages of days and times; the browser carries the id. */
export function carryToBooking(env: CookieEnv, id: string | null): Promise<string> {
  return carriedCookie(env).serialize(id ?? "", id === null ? { maxAge: 0 } : {});
}

/** What was carried to the booking that this person makes now; null when nothing was. */
export async function carriedToBooking(
  request: Request,
  { db, env, now }: AdviceContext,
  personId: string | null,
) {
  const id: unknown = await carriedCookie(env).parse(request.headers.get("Cookie"));
  return readCarriedWords(db, env, { id: typeof id === "string" ? id : null, personId, now: now() });
}

type CookieEnv = Pick<Env, "appSecret" | "publicOrigin">;

function carriedCookie(env: CookieEnv) {
  return createCookie("carried", {
    httpOnly: true,
    sameSite: "lax",
    path: `${addresses.advice}/book`,
    secure: env.publicOrigin.startsWith("https:"),
    maxAge: minutes * 60,
    secrets: [env.appSecret.toString("base64")],
  });
}
