/** How far the invitations of a round are, in numbers. */
import type { Db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { lettersFor } from "./invitation-letters.server.ts";
import { invitable, remindable } from "./invite-by-sms.server.ts";

export type InvitationCounts = Awaited<ReturnType<typeof countInvitations>>;

/** The caller has read the round in its reach. */
export async function countInvitations(
  db: Db,
  { roundId, now }: { readonly roundId: string; readonly now: Date },
) {
  const count = (where: Prisma.SurveyInvitationWhereInput) =>
    db.surveyInvitation.count({ where: { AND: [{ roundId }, where] } });
  const [invited, waiting, failed, noPhone, toInvite, toRemind, unreached, silent, all] = await Promise.all([
    count({ sentOn: { not: null } }),
    count({ smsDueAt: { not: null } }),
    count({ smsFailed: true, sentOn: null, signedOn: null }),
    count({ enterprise: { phoneSealed: null }, sentOn: null, signedOn: null }),
    count(invitable),
    count(remindable(now)),
    count(lettersFor("unreached")),
    count(lettersFor("silent")),
    count(lettersFor("all")),
  ]);
  return { invited, waiting, failed, noPhone, toInvite, toRemind, letters: { unreached, silent, all } };
}
