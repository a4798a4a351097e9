/** VAPID (RFC 8292): the key by which push services and browsers know this service, on the curve P-256. */
import { createECDH, hkdfSync } from "node:crypto";
import type { Env } from "#app/platform/env.server.ts";

export type PushKeys = {
  /** Uncompressed point, base64url: what a browser subscribes with. */
  readonly publicKey: string;
  /** 32 bytes, base64url. */
  readonly privateKey: string;
  /** To whom a push service may turn. */
  readonly contact: string;
};

/**
 * Made from the secret of the service, so that there is no further one to keep. Null where browsers take no push messages:
 * without HTTPS, except on the machine of a demonstration.
 */
export function pushKeys({
  appSecret,
  publicOrigin,
  demonstration,
}: Pick<Env, "appSecret" | "publicOrigin" | "demonstration">): PushKeys | null {
  if (!publicOrigin.startsWith("https:") && !demonstration) return null;
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(Buffer.from(hkdfSync("sha256", appSecret, "", "web-push P-256", 32)));
  return {
    publicKey: curve.getPublicKey("base64url"),
    privateKey: curve.getPrivateKey("base64url"),
    contact: publicOrigin,
  };
}
