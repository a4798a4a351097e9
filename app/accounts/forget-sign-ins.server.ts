/** Every night, what signing in leaves behind and nobody needs any more is deleted (shortest retention, PI-05). */
import type { Db } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";

const day = 86_400_000;
/** Settings. Codes are of no use after five minutes; a day is kept to look into complaints. */
const kept = { codes: day, wechatTickets: day, demonstrationMessages: 7 * day } as const;

export const forgetSignInsJob = defineJob({
  queue: "accounts.forget-sign-ins",
  schedule: "50 3 * * *",
  run: async (_data, { db, now }) => {
    await forgetSignIns({ db, now });
  },
});

/** Deletes ended sessions, old codes, counters that ran out, and old messages of the demonstration. */
export async function forgetSignIns({ db, now }: { readonly db: Db; readonly now: Date }): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.oneTimeCode.deleteMany({ where: { createdAt: { lt: before(kept.codes) } } });
  await db.wechatTicket.deleteMany({ where: { createdAt: { lt: before(kept.wechatTickets) } } });
  await db.rateLimit.deleteMany({ where: { expire: { lte: now } } });
  await db.demonstrationMessage.deleteMany({
    where: { createdAt: { lt: before(kept.demonstrationMessages) } },
  });
}
