/** A notification as an e-mail, to the address that an enterprise's contact confirmed. */
import { messagesFor } from "#app/i18n/index.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { smsWords } from "../notification-words.ts";
import type { SendByChannel } from "../outgoing.ts";

export const sendByEmail: SendByChannel = async ({ env, senders }, outgoing) => {
  const { id, person, event, facts, language } = outgoing;
  if (person === null || person.emailSealed === null) return null;
  const to = open(env.fieldKeys, person.emailSealed, { field: "Person.email", record: person.id });
  const { email } = messagesFor(language).notifications;
  const { number, news } = smsWords(event, facts, language);
  const text = email.text(number, news, `${env.publicOrigin}${addresses.inbox}`);
  return senders.email.sendNotice({ to, subject: email.subject, text, id });
};
