/**
 * What the phone says to the server. Nothing of it carries a cookie or the address of the page it comes from, which has
 * the invitation's code in it.
 */
import { addresses } from "#app/ui/addresses.ts";
import type { AnswerProblem, Answers } from "../questionnaires/answers.ts";
import type { Token } from "./blind-token.ts";

/** Why nothing came back: no line, too many from one network, or a fault of the server's. All are tried again. */
export type NotReached = { readonly ok: false; readonly reason: "offline" | "busy" | "broken" };

export type SignatureReply =
  | { readonly ok: true; readonly signature: string }
  | { readonly ok: false; readonly reason: "unknown" | "closed" | "malformed" | "used" };

export type AnswerReply =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "unknown" | "closed" | "forged" | "used" | "empty" }
  | {
      readonly ok: false;
      readonly reason: "answers";
      readonly problems: readonly (readonly [string, AnswerProblem])[];
    };

export type PublishedKeys = {
  readonly hash: string;
  readonly strata: readonly { readonly key: string; readonly publicKey: string }[];
};

export function askForSignature(code: string, blinded: string): Promise<SignatureReply | NotReached> {
  return reach<SignatureReply>(addresses.surveyToken, { code, blinded });
}

export type AnswerSent = {
  /** Of the round. */
  readonly slug: string;
  readonly answers: Answers;
} & ({ readonly stratum: string; readonly token: Token } | { readonly key: string });

export function sendAnswer(answer: AnswerSent): Promise<AnswerReply | NotReached> {
  return reach<AnswerReply>(addresses.surveyAnswer, answer);
}

/** The list that everybody gets: the server cannot tell who asks for it. */
export async function publishedKeys(slug: string): Promise<PublishedKeys | NotReached> {
  return reach<PublishedKeys>(`${addresses.surveys}/${slug}/keys.json`);
}

async function reach<Reply extends object>(address: string, body?: object): Promise<Reply | NotReached> {
  if (!navigator.onLine) return { ok: false, reason: "offline" };
  const sent =
    body === undefined
      ? {}
      : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  try {
    const response = await fetch(address, {
      ...sent,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
    });
    if (response.status === 429) return { ok: false, reason: "busy" };
    return response.ok ? ((await response.json()) as Reply) : { ok: false, reason: "broken" };
  } catch {
    return { ok: false, reason: "offline" };
  }
}
