/** What a phone sends, as far as its shape goes; null when it is nothing of the kind. Pure. */
import { z } from "zod";
import { readAnswers } from "../questionnaires/answer-schema.ts";
import type { AnswerSent } from "./reach-server.ts";

const base64 = z.string().max(2_000);
const tokenRequest = z.object({ code: z.string().max(60), blinded: base64 });
const answerRequest = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,100}$/),
  answers: z.unknown(),
  stratum: z
    .string()
    .regex(/^[\w*/-]{1,100}$/)
    .optional(),
  token: z.object({ message: base64, signature: base64 }).optional(),
  key: z.uuid().optional(),
});

export function readTokenRequest(body: string): { readonly code: string; readonly blinded: string } | null {
  return tokenRequest.safeParse(parseJson(body)).data ?? null;
}

export function readAnswerRequest(body: string): AnswerSent | null {
  const read = answerRequest.safeParse(parseJson(body)).data;
  const answers = readAnswers(read?.answers);
  if (read === undefined || answers === null) return null;
  const { slug, stratum, token, key } = read;
  if (stratum !== undefined && token !== undefined) return { slug, answers, stratum, token };
  return key === undefined ? null : { slug, answers, key };
}

/** Null for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
