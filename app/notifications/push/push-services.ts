import { subscriptionShape } from "../choices/choices-form.ts";
import type { PushSubscriptionKeys } from "../senders.ts";

/** The push services of browsers. A subscription names an address that this service then calls: only theirs are called. */
const services = [
  "fcm.googleapis.com",
  "push.services.mozilla.com",
  "push.apple.com",
  "notify.windows.com",
] as const;

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  return (
    protocol === "https:" &&
    port === "" &&
    username === "" &&
    services.some((service) => hostname === service || hostname.endsWith(`.${service}`))
  );
}

/** What a browser says it subscribed to; null for anything else, and for services that nobody knows. */
export function readSubscription(text: string): PushSubscriptionKeys | null {
  const read = subscriptionShape.safeParse(parsed(text));
  return read.success && isPushService(read.data.endpoint) ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
