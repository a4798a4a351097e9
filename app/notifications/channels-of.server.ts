/** By which ways somebody is told of an event: what they chose, and what must reach them whatever they chose. */
import type { Transaction } from "#app/platform/db.server.ts";
import type { NotificationChannel } from "#app/platform/prisma-client/enums.ts";
import { type NotificationEvent, ruleOf } from "./events.ts";
import { devicesToTell } from "./push/push-devices.server.ts";

/** Without an account there is only the telephone that was given with the matter. */
export async function channelsOf(
  tx: Transaction,
  {
    personId,
    event,
    now,
  }: { readonly personId: string | null; readonly event: NotificationEvent; readonly now: Date },
): Promise<readonly NotificationChannel[]> {
  const { audience, sms, important } = ruleOf(event);
  if (personId === null) return sms ? ["sms"] : [];
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { smsChoice: true, emailSealed: true, wechat: { select: { messagesLeft: true } } },
  });
  const devices = await tx.pushDevice.count({ where: devicesToTell(personId, event, now) });
  return [
    "inbox",
    ...(sms && (important === true || person.smsChoice === "all") ? (["sms"] as const) : []),
    ...(devices > 0 ? (["push"] as const) : []),
    ...(audience === "owner" && person.emailSealed !== null ? (["email"] as const) : []),
    ...(audience === "owner" && sms && (person.wechat?.messagesLeft ?? 0) > 0 ? (["wechat"] as const) : []),
  ];
}
