/** A push service (RFC 8030) and a browser that subscribed there: what arrives is opened with the browser's own key. */
import { createECDH, randomBytes } from "node:crypto";
import { type HttpHandler, HttpResponse, http } from "msw";
import type { PushSubscriptionKeys } from "#app/notifications/senders.ts";

const origin = "https://fcm.googleapis.com/fcm/send";

export type ArrivedPush = { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

export type PushBrowser = {
  readonly subscription: PushSubscriptionKeys;
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
  readonly auth: Buffer;
};

export function aPushBrowser(name: string): PushBrowser {
  const curve = createECDH("prime256v1");
  const publicKey = curve.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: {
      endpoint: `${origin}/${name}`,
      keys: { p256dh: publicKey.toString("base64url"), auth: auth.toString("base64url") },
    },
    privateKey: curve.getPrivateKey(),
    publicKey,
    auth,
  };
}

/** `statuses`: in place of success, by the last part of the endpoint. */
export function pushService(
  arrived: ArrivedPush[],
  statuses: Readonly<Record<string, number>> = {},
): HttpHandler[] {
  return [
    http.post(`${origin}/:name`, async ({ request, params }) => {
      const status = statuses[String(params.name)];
      if (status !== undefined) return new HttpResponse(null, { status });
      arrived.push({
        headers: Object.fromEntries(request.headers),
        body: Buffer.from(await request.arrayBuffer()),
      });
      const headers = { Location: `https://fcm.googleapis.com/m/${arrived.length}` };
      return new HttpResponse(null, { status: 201, headers });
    }),
  ];
}
