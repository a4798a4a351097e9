/**
 * Sends the text messages of invitations. Each is taken by a conditional update that also says when another process may
 * take it over: a crash costs a repetition at the worst. The code leaves its seal here and is stored nowhere else.
 */
import { columnFromLocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import { formatDayPlain } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { retryMinutes } from "#app/notifications/deliver-notifications.server.ts";
import { DeliveryFailure } from "#app/notifications/delivery-failure.ts";
import type { SmsSender } from "#app/notifications/senders.ts";
import { smsSender } from "#app/notifications/sms/sms-sender.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { outsideQuietHours } from "#app/platform/quiet-hours.ts";
import { addresses } from "#app/ui/addresses.ts";
import { openInvitationCode } from "./invitation-code.server.ts";
import { formatInvitationCode } from "./invitation-code.ts";

const leaseMinutes = 10;
const batch = 50;

type SendContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "blindIndexKey" | "publicOrigin" | "quietHours">;
  readonly sms: SmsSender;
  readonly now: Date;
};

export type InvitationsSent = { readonly sent: number; readonly later: number; readonly failed: number };

export const sendInvitationsJob = defineJob({
  queue: "surveys.send-invitations",
  schedule: "* * * * *",
  // The next minute is the repetition.
  retries: 0,
  run: async (_data, { db, env, now }) => {
    await sendInvitations({ db, env, sms: smsSender(env, db), now });
  },
});

/** Sends everything that is due at `now`, of rounds that take answers today: before the first day a code opens nothing. */
export async function sendInvitations(context: SendContext): Promise<InvitationsSent> {
  const { db, env, now } = context;
  const tally = { sent: 0, later: 0, failed: 0 };
  // Nobody is asked for an opinion at night.
  if (outsideQuietHours(now, env.quietHours) > now) return tally;
  const today = columnFromLocalDate(localDateOf(now));
  for (;;) {
    const due = await db.surveyInvitation.findMany({
      where: {
        smsDueAt: { lte: now },
        round: { state: "open", opensOn: { lte: today }, closesOn: { gte: today } },
      },
      orderBy: { smsDueAt: "asc" },
      take: batch,
      select: invitationColumns,
    });
    if (due.length === 0) return tally;
    for (const invitation of due) {
      const { count } = await db.surveyInvitation.updateMany({
        where: { id: invitation.id, smsAttempts: invitation.smsAttempts, smsDueAt: { lte: now } },
        data: { smsAttempts: { increment: 1 }, smsDueAt: minutesAfter(now, leaseMinutes) },
      });
      if (count === 1) tally[await send(context, invitation)] += 1;
    }
  }
}

const invitationColumns = {
  id: true,
  codeSealed: true,
  sentOn: true,
  signedOn: true,
  smsAttempts: true,
  enterprise: { select: { id: true, phoneSealed: true } },
  round: { select: { closesOn: true, assessor: { select: { name: true } } } },
} as const;

type Due = {
  readonly id: string;
  readonly codeSealed: string | null;
  readonly sentOn: Date | null;
  readonly signedOn: Date | null;
  readonly smsAttempts: number;
  readonly enterprise: { readonly id: string; readonly phoneSealed: string | null };
  readonly round: { readonly closesOn: Date; readonly assessor: { readonly name: string } };
};

async function send(context: SendContext, invitation: Due): Promise<keyof InvitationsSent> {
  const { db, sms, now } = context;
  const set = (data: object) => db.surveyInvitation.updateMany({ where: { id: invitation.id }, data });
  const message = invitation.signedOn === null ? messageOf(context, invitation) : null;
  if (message === null) {
    // Who took part meanwhile is left in peace; a landline gets a letter.
    await set({ smsDueAt: null, smsFailed: invitation.signedOn === null });
    return "failed";
  }
  try {
    await sms.sendNotice(message);
  } catch (failure) {
    const lasting = failure instanceof DeliveryFailure && !failure.temporary;
    const pause = lasting ? undefined : retryMinutes[invitation.smsAttempts];
    await set(
      pause === undefined ? { smsDueAt: null, smsFailed: true } : { smsDueAt: minutesAfter(now, pause) },
    );
    return pause === undefined ? "failed" : "later";
  }
  const sentOn = invitation.sentOn ?? columnFromLocalDate(localDateOf(now));
  await set({ smsDueAt: null, sentOn });
  return "sent";
}

/** Null when there is no mobile telephone, or the code was erased with the round's closing. */
function messageOf({ env }: SendContext, { id, codeSealed, enterprise, sentOn, round }: Due) {
  if (codeSealed === null || enterprise.phoneSealed === null) return null;
  const phone = open(env.fieldKeys, enterprise.phoneSealed, {
    field: "FrameEnterprise.phone",
    record: enterprise.id,
  });
  if (!/^1\d{10}$/.test(phone)) return null;
  const code = openInvitationCode(env, id, codeSealed);
  // Enterprises are invited in Chinese; the form itself is in both languages.
  const { sms } = messagesFor("zh-CN").rounds;
  const day = formatDayPlain(localDateFromColumn(round.closesOn), "zh-CN");
  const address = `${env.publicOrigin}${addresses.answerSurvey}/${code}`;
  const text = sentOn === null ? sms.invitation : sms.reminder;
  return {
    phone,
    number: formatInvitationCode(code),
    news: sms.news(day),
    text: text(round.assessor.name, day, address),
  };
}

function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
