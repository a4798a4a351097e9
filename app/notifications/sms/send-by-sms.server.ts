/** A notification as a text message: to the telephone given with the matter and confirmed, else to the account's. */
import { isMatter } from "#app/matters/matter.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { ruleOf } from "../events.ts";
import { smsWords } from "../notification-words.ts";
import type { Outgoing, SendByChannel, SendContext } from "../outgoing.ts";

export const sendBySms: SendByChannel = async (context, outgoing) => {
  const phone = (await phoneOfMatter(context, outgoing)) ?? phoneOfAccount(context, outgoing);
  if (phone === null) return null;
  const { event, facts, language } = outgoing;
  return context.senders.sms.sendNotice({ phone, ...smsWords(event, facts, language) });
};

async function phoneOfMatter(
  { db, env, matters }: SendContext,
  { event, about }: Outgoing,
): Promise<string | null> {
  if (ruleOf(event).audience !== "owner" || !isMatter(about)) return null;
  return matters[about.kind].confirmedPhone(db, env, about.id);
}

function phoneOfAccount({ env }: SendContext, { person }: Outgoing): string | null {
  if (person === null || person.phoneSealed === null) return null;
  return open(env.fieldKeys, person.phoneSealed, { field: "Person.phone", record: person.id });
}
