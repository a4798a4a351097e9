/** Carriers of messages for a test: those it gives, and none that it does not expect. */
import type { Senders } from "#app/notifications/senders.ts";

const unexpected = () => Promise.reject(new Error("the test expects no such message"));

export function senders(given: Partial<Senders> = {}): Senders {
  return {
    sms: { sendCode: unexpected, sendNotice: unexpected },
    email: { sendCode: unexpected, sendNotice: unexpected },
    push: { send: unexpected },
    wechat: null,
    ...given,
  };
}
