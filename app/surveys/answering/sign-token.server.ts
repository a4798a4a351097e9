/**
 * Signs the token of an invitation, once, without seeing it. That the enterprise takes part is kept, with the day; no
 * hour, and no entry in the audit chain either, because it would have one.
 */
import { createHash } from "node:crypto";
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { hashInvitationCode } from "../rounds/invitation-code.server.ts";
import { readInvitationCode } from "../rounds/invitation-code.ts";
import { closedOrEarly, roundColumns } from "./invited-round.server.ts";
import { signatureBytes, signBlinded } from "./stratum-keys.server.ts";

export type TokenSigned =
  /** Base64. */
  | { readonly ok: true; readonly signature: string }
  | { readonly ok: false; readonly reason: "unknown" | "closed" | "malformed" }
  /** Another message was signed for this invitation. */
  | { readonly ok: false; readonly reason: "used" };

/** The same blinded message is signed again: a line that broke costs nobody their voice. */
export async function signToken(
  {
    db,
    env,
    now,
  }: { readonly db: Db; readonly env: Pick<Env, "fieldKeys" | "blindIndexKey">; readonly now: () => Date },
  { code, blinded }: { readonly code: string; readonly blinded: string },
): Promise<TokenSigned> {
  const read = readInvitationCode(code);
  if (read === null) return { ok: false, reason: "unknown" };
  const message = Buffer.from(blinded, "base64");
  if (message.length !== signatureBytes) return { ok: false, reason: "malformed" };
  const codeHash = hashInvitationCode(env, read);
  const invitation = await db.surveyInvitation.findUnique({
    where: { codeHash },
    select: {
      stratum: { select: { id: true, publicKey: true, privateKeySealed: true } },
      round: { select: roundColumns },
    },
  });
  if (invitation === null) return { ok: false, reason: "unknown" };
  const today = localDateOf(now());
  const { publicKey, privateKeySealed, id } = invitation.stratum;
  if (closedOrEarly(invitation.round, today) !== null || publicKey === null || privateKeySealed === null)
    return { ok: false, reason: "closed" };
  const signature = signBlinded(env, { id, publicKey, privateKeySealed }, message);
  if (signature === null) return { ok: false, reason: "malformed" };
  const blindedHash = createHash("sha256").update(message).digest("base64url");
  if (!(await spendInvitation(db, { codeHash, blindedHash, day: columnFromLocalDate(today) })))
    return { ok: false, reason: "used" };
  return { ok: true, signature: signature.toString("base64") };
}

/** Marks the invitation as used for this hash; true also when it was, for the same one. */
export async function spendInvitation(
  db: Db,
  {
    codeHash,
    blindedHash,
    day,
  }: { readonly codeHash: string; readonly blindedHash: string; readonly day: Date },
): Promise<boolean> {
  await db.surveyInvitation.updateMany({
    where: { codeHash, blindedHash: null, round: { state: "open" } },
    data: { blindedHash, signedOn: day },
  });
  return (await db.surveyInvitation.count({ where: { codeHash, blindedHash } })) > 0;
}
