/** Whether the contact number of a petition is certain to be the petitioner's own. */
import type { Actor } from "#app/accounts/actor.ts";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { DraftAnswers } from "./draft-answers.ts";

/** By a code in this very draft, or because it is the number with which the person signed in. */
export async function isPhoneConfirmed(
  db: Db | Transaction,
  env: Pick<Env, "blindIndexKey">,
  {
    actor,
    saved: { verifiedPhone, onBehalf },
    phone,
  }: { readonly actor: Actor; readonly saved: DraftAnswers; readonly phone: string },
): Promise<boolean> {
  if (phone === "") return false;
  if (phone === verifiedPhone) return true;
  if (onBehalf !== null || actor.kind === "visitor") return false;
  const own = { id: actor.personId, phoneIndex: phoneIndexOf(env, phone) };
  return (await db.person.count({ where: own })) > 0;
}
