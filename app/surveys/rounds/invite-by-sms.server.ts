/** Asks for text messages to those who were drawn: an invitation, and later a reminder to who has not taken part. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { changeRoundIn } from "./change-round.server.ts";
import type { RoundContext } from "./create-round.server.ts";
import { roundsInReach } from "./round-access.server.ts";
import type { RoundStepTaken } from "./round-workflow.ts";

/** Reminders of one invitation at most: asked a third time, people are harassed and not invited. */
export const mostReminders = 2;

type Step = { readonly actor: StaffActor; readonly slug: string; readonly expectedVersion: number };

export type MessagesAsked =
  | (Extract<RoundStepTaken, { ok: true }> & { readonly messages: number })
  | Extract<RoundStepTaken, { ok: false }>
  /** Nobody is left who could be sent one. */
  | { readonly ok: false; readonly reason: "nobody" };

/** To every enterprise with a telephone that was not invited yet. Delivered by `sendInvitationsJob`. */
export function inviteBySms(context: RoundContext, step: Step): Promise<MessagesAsked> {
  return askForMessages(context, step, "sms", invitable, () => ({}));
}

/** To who was invited on a day before, has not taken part and was not reminded today or twice. */
export function remindBySms(context: RoundContext, step: Step): Promise<MessagesAsked> {
  const today = columnFromLocalDate(localDateOf(context.now()));
  return askForMessages(context, step, "reminder", remindable(context.now()), () => ({
    reminders: { increment: 1 },
    remindedOn: today,
  }));
}

const reachable = {
  signedOn: null,
  smsDueAt: null,
  smsFailed: false,
  enterprise: { phoneSealed: { not: null } },
} as const satisfies Prisma.SurveyInvitationWhereInput;

export const invitable = { ...reachable, sentOn: null } as const satisfies Prisma.SurveyInvitationWhereInput;

export function remindable(now: Date): Prisma.SurveyInvitationWhereInput {
  const today = columnFromLocalDate(localDateOf(now));
  return {
    ...reachable,
    sentOn: { lt: today },
    reminders: { lt: mostReminders },
    OR: [{ remindedOn: null }, { remindedOn: { lt: today } }],
  };
}

async function askForMessages(
  { db, now }: RoundContext,
  { actor, slug, expectedVersion }: Step,
  how: "sms" | "reminder",
  to: Prisma.SurveyInvitationWhereInput,
  columns: () => Prisma.SurveyInvitationUncheckedUpdateManyInput,
): Promise<MessagesAsked> {
  return db.$transaction(
    async (tx): Promise<MessagesAsked> => {
      await tx.$queryRaw`SELECT 1 FROM "SurveyRound" WHERE "slug" = ${slug} FOR UPDATE`;
      const open = await tx.surveyRound.findFirst({
        where: { AND: [{ slug, state: "open", kind: "sampled" }, roundsInReach(actor)] },
        select: { id: true, version: true },
      });
      const messages =
        open === null ? 0 : await tx.surveyInvitation.count({ where: { ...to, roundId: open.id } });
      if (open?.version === expectedVersion && messages === 0) return { ok: false, reason: "nobody" };
      const at = now();
      const taken = await changeRoundIn(tx, {
        slug,
        action: "invite",
        actor,
        expectedVersion,
        now: at,
        facts: { how, messages },
        also: async (inside, { id: roundId }) => {
          await inside.surveyInvitation.updateMany({
            where: { ...to, roundId },
            data: { ...columns(), smsDueAt: at, smsAttempts: 0 },
          });
        },
      });
      return taken.ok ? { ...taken, messages } : taken;
    },
    { timeout: 60_000 },
  );
}
