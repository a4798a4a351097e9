/** A resident or an enterprise contact signs in with a one-time code; the first time makes the account. */

import type { Env } from "#app/platform/env.server.ts";
import { auditOwn } from "./audit-own.server.ts";
import { type CodeContext, type RedeemResult, redeemOneTimeCode } from "./one-time-code.server.ts";
import { personByPhone } from "./people.server.ts";

export type SignInResult =
  | { readonly ok: true; readonly personId: string }
  | Extract<RedeemResult, { ok: false }>;

export async function signInWithCode(
  context: Pick<CodeContext, "db" | "now"> & { readonly env: Env },
  { phone, code, language }: { readonly phone: string; readonly code: string; readonly language: string },
): Promise<SignInResult> {
  const redeemed = await redeemOneTimeCode(context, { to: phone, purpose: "sign_in", code });
  if (!redeemed.ok) return redeemed;
  const now = context.now();
  return context.db.$transaction(async (tx) => {
    const { id } = await personByPhone(tx, context.env, { phone, language, now });
    await auditOwn(tx, { personId: id, at: now, action: "person.sign_in", payload: { staff: false } });
    return { ok: true, personId: id } as const;
  });
}
