/** Web push (RFC 8030, encrypted by RFC 8291): a message to one browser, through the push service of its maker. */

import webPush from "web-push";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { DeliveryFailure } from "../delivery-failure.ts";
import { keepInDemonstration } from "../demonstration-inbox.server.ts";
import type { PushSender } from "../senders.ts";
import { type PushKeys, pushKeys } from "./push-keys.server.ts";

/** How long a push service keeps it for a phone that is switched off, in seconds. */
const keptFor = 2 * 86_400;
/** Milliseconds. */
const patience = 8_000;

export function pushSender(
  env: Pick<Env, "appSecret" | "publicOrigin" | "demonstration">,
  db: Db,
): PushSender {
  if (env.demonstration) {
    const keep = keepInDemonstration({ env, db }, "push");
    return { send: ({ device, shown }) => keep(device, `${shown.title}：${shown.body}`) };
  }
  const keys = pushKeys(env);
  if (keys === null)
    return {
      send: () =>
        Promise.reject(new DeliveryFailure("web push needs an https PUBLIC_ORIGIN", { temporary: false })),
    };
  return webPushSender(keys);
}

export function webPushSender(
  { publicKey, privateKey, contact }: PushKeys,
  timeout: number = patience,
): PushSender {
  return {
    async send({ subscription, shown, id, urgent }) {
      try {
        const { headers } = await webPush.sendNotification(
          subscription,
          JSON.stringify({ ...shown, tag: id }),
          {
            vapidDetails: { subject: contact, publicKey, privateKey },
            TTL: keptFor,
            // Only these two wake a phone that saves its battery.
            urgency: urgent ? "high" : "normal",
            // At most 32 characters of base64url: a repetition replaces what still waits.
            topic: id.replaceAll("-", ""),
            timeout,
          },
        );
        return { id: receiptOf(headers) };
      } catch (failure) {
        throw failureOf(failure);
      }
    },
  };
}

/** The address of the message at the push service; it tells nothing of the browser's own. */
function receiptOf(headers: Readonly<Record<string, string>>): string | null {
  return headers.location ?? null;
}

/** The error of the library holds the endpoint, which lets anybody send there: it is not passed on. */
function failureOf(failure: unknown): DeliveryFailure {
  if (!(failure instanceof webPush.WebPushError))
    return new DeliveryFailure("the push service gave no answer", { temporary: true });
  const status = failure.statusCode;
  return new DeliveryFailure(`push service: ${status}`, {
    temporary: status === 408 || status === 429 || status >= 500,
    gone: status === 404 || status === 410,
  });
}
