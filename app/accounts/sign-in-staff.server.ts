/** Staff sign in with both: the code on their phone and their password (DB-02, two factors). */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { auditOwn } from "./audit-own.server.ts";
import {
  type CodeContext,
  checkOneTimeCode,
  phoneIndexOf,
  spendOneTimeCode,
} from "./one-time-code.server.ts";
import { hashOfNobody, verifyPassword } from "./password.server.ts";
import { passwordSettings } from "./password-strength.ts";

export type StaffSignInResult =
  | { readonly ok: true; readonly personId: string }
  /** Code, password or number is wrong; which one is not said. */
  | { readonly ok: false; readonly reason: "wrong" }
  /** Said only to who holds the code, so nobody else learns from it that the number is known. */
  | { readonly ok: false; readonly reason: "locked"; readonly minutes: number };

/**
 * A password counts as tried only together with the right code: whoever knows no more than a number can neither
 * guess passwords nor lock a colleague out. A wrong password does not use up the code. Every way takes the time
 * of one password.
 */
export async function signInStaff(
  context: Pick<CodeContext, "db" | "now"> & { readonly env: Env },
  { phone, code, password }: { readonly phone: string; readonly code: string; readonly password: string },
): Promise<StaffSignInResult> {
  const { db, env } = context;
  const now = context.now();
  const person = await db.person.findUnique({
    where: {
      phoneIndex: phoneIndexOf(env, phone),
      memberships: { some: { OR: [{ until: null }, { until: { gt: now } }] } },
    },
    select: { id: true, passwordHash: true, lockedUntil: true },
  });
  const checked = await checkOneTimeCode(context, { to: phone, purpose: "staff_sign_in", code });
  const right = await verifyPassword(person?.passwordHash ?? (await hashOfNobody()), password);
  if (!checked.ok || person === null || person.passwordHash === null) return { ok: false, reason: "wrong" };
  if (person.lockedUntil !== null && person.lockedUntil > now) return locked(person.lockedUntil, now);
  if (!right) {
    const until = await countFailure(context, person.id, now);
    return until === null ? { ok: false, reason: "wrong" } : locked(until, now);
  }
  const used = await spendOneTimeCode(context, checked.id);
  if (!used.ok) return { ok: false, reason: "wrong" };
  await db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: person.id }, data: { failedPasswords: 0, lockedUntil: null } });
    await auditOwn(tx, { personId: person.id, at: now, action: "person.sign_in", payload: { staff: true } });
  });
  return { ok: true, personId: person.id };
}

function locked(until: Date, now: Date): StaffSignInResult {
  return { ok: false, reason: "locked", minutes: Math.ceil((until.getTime() - now.getTime()) / 60_000) };
}

/** Until when the account is locked by this failure; null when it is not. */
async function countFailure(
  { db }: Pick<CodeContext, "db">,
  personId: string,
  now: Date,
): Promise<Date | null> {
  return db.$transaction(async (tx) => {
    const { failedPasswords } = await tx.person.update({
      where: { id: personId },
      data: { failedPasswords: { increment: 1 } },
      select: { failedPasswords: true },
    });
    const locks = failedPasswords % passwordSettings.failuresBeforeLock === 0;
    const lockedUntil = locks ? new Date(now.getTime() + passwordSettings.lockMinutes * 60_000) : null;
    if (lockedUntil !== null) await tx.person.update({ where: { id: personId }, data: { lockedUntil } });
    await appendAudit(tx, {
      chain: `person:${personId}`,
      at: now,
      actor: "visitor",
      action: "person.wrong_password",
      payload: { locked: locks },
    });
    return lockedUntil;
  });
}
