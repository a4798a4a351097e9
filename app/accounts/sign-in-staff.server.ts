/** Staff sign in with both: the code on their phone and their password (DB-02, two factors). */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { type CodeContext, phoneIndexOf, redeemOneTimeCode } from "./one-time-code.server.ts";
import { hashOfNobody, passwordSettings, verifyPassword } from "./password.server.ts";

export type StaffSignInResult =
  | { readonly ok: true; readonly personId: string }
  /** Code, password or number is wrong; which one is not said. */
  | { readonly ok: false; readonly reason: "wrong" }
  | { readonly ok: false; readonly reason: "locked"; readonly minutes: number };

/** The password is checked first, so that a wrong one does not use up the code. */
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
  const right = await verifyPassword(person?.passwordHash ?? (await hashOfNobody()), password);
  if (person === null || person.passwordHash === null) return { ok: false, reason: "wrong" };
  if (person.lockedUntil !== null && person.lockedUntil > now)
    return {
      ok: false,
      reason: "locked",
      minutes: Math.ceil((person.lockedUntil.getTime() - now.getTime()) / 60_000),
    };
  if (!right) {
    await countFailure(context, person.id, now);
    return { ok: false, reason: "wrong" };
  }
  const redeemed = await redeemOneTimeCode(context, { phone, purpose: "staff_sign_in", code });
  if (!redeemed.ok) return { ok: false, reason: "wrong" };
  await db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: person.id }, data: { failedPasswords: 0, lockedUntil: null } });
    await appendAudit(tx, {
      chain: `person:${person.id}`,
      at: now,
      actor: `person:${person.id}`,
      action: "person.sign_in",
      payload: { staff: true },
    });
  });
  return { ok: true, personId: person.id };
}

async function countFailure({ db }: Pick<CodeContext, "db">, personId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { failedPasswords } = await tx.person.update({
      where: { id: personId },
      data: { failedPasswords: { increment: 1 } },
      select: { failedPasswords: true },
    });
    const locks = failedPasswords % passwordSettings.failuresBeforeLock === 0;
    if (locks)
      await tx.person.update({
        where: { id: personId },
        data: { lockedUntil: new Date(now.getTime() + passwordSettings.lockMinutes * 60_000) },
      });
    await appendAudit(tx, {
      chain: `person:${personId}`,
      at: now,
      actor: "visitor",
      action: "person.wrong_password",
      payload: { locked: locks },
    });
  });
}
