/**
 * The first password of a member of staff, and a new one after it was forgotten: with the code on their phone and
 * the 开通码 that an administrator gave them in person, so that it takes two things as signing in does (DB-02).
 */
import { randomInt } from "node:crypto";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex } from "#app/platform/field-encryption.server.ts";
import { auditOwn } from "./audit-own.server.ts";
import {
  type CodeContext,
  checkOneTimeCode,
  phoneIndexOf,
  spendOneTimeCode,
} from "./one-time-code.server.ts";
import { hashPassword } from "./password.server.ts";
import { withoutGrouping } from "./typed-text.ts";

export const setupCodeSettings = { digits: 8, days: 7 } as const;

/** Makes the 开通码 of a person, in place of an earlier one; whoever calls writes down who gave it to whom. */
export async function issueSetupCode(
  tx: Transaction,
  env: Pick<Env, "blindIndexKey">,
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<string> {
  const code = String(randomInt(10 ** setupCodeSettings.digits)).padStart(setupCodeSettings.digits, "0");
  await tx.person.update({
    where: { id: personId },
    data: {
      setupCodeHash: setupCodeHash(env, personId, code),
      setupCodeUntil: new Date(now.getTime() + setupCodeSettings.days * 86_400_000),
    },
  });
  return code;
}

/** `52817366` is shown and read aloud as `5281 7366`. */
export function setupCodeGroups(code: string): readonly string[] {
  return [code.slice(0, 4), code.slice(4)];
}

/** What is wrong, of number and the two codes, is not said. */
export type PasswordSetUp =
  | { readonly ok: true; readonly personId: string }
  | { readonly ok: false; readonly reason: "wrong" };

/**
 * Sets the password, uses both codes up and ends every staff sign-in of the person. `password` has passed
 * `weaknessOf`. A wrong 开通码 counts as a try of the code on the phone.
 */
export async function setUpPassword(
  context: Pick<CodeContext, "db" | "now"> & { readonly env: Env },
  typed: {
    readonly phone: string;
    readonly code: string;
    readonly setupCode: string;
    readonly password: string;
  },
): Promise<PasswordSetUp> {
  const { db, env } = context;
  const { phone, code } = typed;
  const now = context.now();
  const checked = await checkOneTimeCode(context, { to: phone, purpose: "staff_sign_in", code });
  const person = await db.person.findUnique({
    where: { phoneIndex: phoneIndexOf(env, phone) },
    select: { id: true, setupCodeHash: true },
  });
  if (!checked.ok || person === null) return wrong;
  const hash = setupCodeHash(env, person.id, withoutGrouping(typed.setupCode));
  if (hash !== person.setupCodeHash) return wrong;
  const passwordHash = await hashPassword(typed.password);
  const spent = await spendOneTimeCode(context, checked.id);
  if (!spent.ok) return wrong;
  return db.$transaction(async (tx): Promise<PasswordSetUp> => {
    const { count } = await tx.person.updateMany({
      where: { id: person.id, setupCodeHash: hash, setupCodeUntil: { gt: now } },
      data: {
        passwordHash,
        setupCodeHash: null,
        setupCodeUntil: null,
        failedPasswords: 0,
        lockedUntil: null,
      },
    });
    if (count === 0) return wrong;
    await tx.session.deleteMany({ where: { personId: person.id, isStaff: true } });
    await auditOwn(tx, { personId: person.id, at: now, action: "person.set_password" });
    return { ok: true, personId: person.id };
  });
}

const wrong = { ok: false, reason: "wrong" } as const;

function setupCodeHash(env: Pick<Env, "blindIndexKey">, personId: string, code: string): string {
  return blindIndex(env.blindIndexKey, "setup-code", `${personId}:${code}`);
}
