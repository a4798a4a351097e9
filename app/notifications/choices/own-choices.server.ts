/** How a person wants to be told: read, and changed. */
import { auditOwn } from "#app/accounts/audit-own.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open, seal } from "#app/platform/field-encryption.server.ts";
import type { SmsChoice } from "#app/platform/prisma-client/enums.ts";

export type OwnChoices = {
  readonly smsChoice: SmsChoice;
  /** As it is stored (quiet-hours-of.ts). */
  readonly quietHours: string | null;
  /** Null for none. */
  readonly email: string | null;
  /** E-mail is for those who speak for an enterprise. */
  readonly isEnterprise: boolean;
};

export async function readOwnChoices(
  db: Db,
  env: Pick<Env, "fieldKeys">,
  personId: string,
): Promise<OwnChoices> {
  const { smsChoice, quietHours, emailSealed, enterpriseName } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { smsChoice: true, quietHours: true, emailSealed: true, enterpriseName: true },
  });
  const email =
    emailSealed === null
      ? null
      : open(env.fieldKeys, emailSealed, { field: "Person.email", record: personId });
  return { smsChoice, quietHours, email, isEnterprise: enterpriseName !== null };
}

type Change =
  | { readonly smsChoice: SmsChoice; readonly quietHours: string | null }
  /** Confirmed by a code; null takes it away. */
  | { readonly email: string | null };

type ChangeContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys">;
  readonly now: () => Date;
};

export async function changeOwnChoices(
  { db, env, now }: ChangeContext,
  personId: string,
  change: Change,
): Promise<void> {
  const data = "email" in change ? { emailSealed: sealedEmail(env, personId, change.email) } : change;
  await db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data });
    await auditOwn(tx, {
      personId,
      at: now(),
      action: "person.change_ways_to_tell",
      payload: "email" in change ? { email: change.email !== null } : change,
    });
  });
}

function sealedEmail(env: ChangeContext["env"], personId: string, email: string | null): string | null {
  return email === null ? null : seal(env.fieldKeys, email, { field: "Person.email", record: personId });
}
