import { createDecipheriv, createECDH, createHmac, createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Db } from "#app/platform/db.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { type ArrivedPush, aPushBrowser, type PushBrowser, pushService } from "#tests/mocks/push-service.ts";
import { thirdParties } from "#tests/setup/third-parties.ts";
import { pushKeys } from "./push-keys.server.ts";
import { pushSender, webPushSender } from "./push-sender.server.ts";
import { isPushService, readSubscription } from "./push-services.ts";

const origin = "https://xinfang.example.gov.cn";
const keys = pushKeys({ ...anEnv(), publicOrigin: origin });
if (keys === null) throw new Error("an https origin has keys");
const sender = webPushSender(keys);
const browser = aPushBrowser("lin");
const notice = {
  subscription: browser.subscription,
  device: "android",
  shown: { title: "有说法", body: "您有一条新消息", url: "/inbox" },
  id: "019ab2f0-1111-7222-8333-944455556666",
  urgent: false,
};

describe("a push message", () => {
  it("is readable by the browser alone, and says for how long and how urgent", async () => {
    const arrived: ArrivedPush[] = [];
    thirdParties.use(...pushService(arrived));
    expect(await sender.send(notice)).toEqual({ id: "https://fcm.googleapis.com/m/1" });
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = arrived;
    expect(headers).toMatchObject({
      ttl: "172800",
      urgency: "normal",
      topic: "019ab2f0111172228333944455556666",
      "content-encoding": "aes128gcm",
    });
    expect(body.toString("utf8")).not.toContain("消息");
    expect(JSON.parse(opened(body, browser))).toEqual({ ...notice.shown, tag: notice.id });
  });

  it("is signed for its push service with the key that browsers subscribed with", async () => {
    const arrived: ArrivedPush[] = [];
    thirdParties.use(...pushService(arrived));
    await sender.send(notice);
    const [, token = "", key = ""] =
      /^vapid t=([^,]+), k=(.+)$/.exec(arrived[0]?.headers.authorization ?? "") ?? [];
    expect(key).toBe(keys.publicKey);
    const [head = "", claims = "", signature = ""] = token.split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      aud: "https://fcm.googleapis.com",
      sub: origin,
    });
    const signed = verify(
      "sha256",
      Buffer.from(`${head}.${claims}`),
      { key: publicKeyOf(key), dsaEncoding: "ieee-p1363" },
      Buffer.from(signature, "base64url"),
    );
    expect(signed).toBe(true);
  });

  it.each([
    [404, { temporary: false, gone: true }],
    [410, { temporary: false, gone: true }],
    [400, { temporary: false, gone: false }],
    [403, { temporary: false, gone: false }],
    [429, { temporary: true, gone: false }],
    [503, { temporary: true, gone: false }],
  ])("answered with %i: %o", async (status, expected) => {
    thirdParties.use(...pushService([], { lin: status }));
    const failure = await sender.send(notice).catch((error: unknown) => error);
    expect(failure).toMatchObject(expected);
    expect(JSON.stringify([String(failure), failure])).not.toContain("googleapis");
  });
});

describe("the keys", () => {
  it("are the same at every start, and there are none without https", () => {
    const env = { ...anEnv(), demonstration: false };
    expect(pushKeys({ ...env, publicOrigin: origin })).toEqual(keys);
    expect(pushKeys({ ...env, publicOrigin: "http://xinfang.example.gov.cn" })).toBeNull();
    expect(pushKeys({ ...env, publicOrigin: origin, appSecret: Buffer.alloc(32, 7) })).not.toEqual(keys);
  });

  it("missing, a message fails for good", async () => {
    const env = { ...anEnv(), demonstration: false, publicOrigin: "http://xinfang.example.gov.cn" };
    await expect(pushSender(env, {} as Db).send(notice)).rejects.toMatchObject({ temporary: false });
  });
});

describe("what a browser says it subscribed to", () => {
  it("is taken for the services of browsers only", () => {
    for (const endpoint of [
      "https://fcm.googleapis.com/fcm/send/a",
      "https://updates.push.services.mozilla.com/wpush/v2/a",
      "https://web.push.apple.com/a",
      "https://wns2-par02p.notify.windows.com/w/?token=a",
    ])
      expect(isPushService(endpoint)).toBe(true);
    for (const endpoint of [
      "http://fcm.googleapis.com/a",
      "https://fcm.googleapis.com:8443/a",
      "https://user@fcm.googleapis.com/a",
      "https://fcm.googleapis.com.example.com/a",
      "https://evilpush.apple.com/a",
      "https://127.0.0.1/a",
      "not an address",
    ])
      expect(isPushService(endpoint)).toBe(false);
  });

  it("has an address and two keys, or is none", () => {
    const { subscription } = browser;
    expect(readSubscription(JSON.stringify({ ...subscription, expirationTime: null }))).toEqual(subscription);
    expect(readSubscription("")).toBeNull();
    expect(readSubscription("{")).toBeNull();
    expect(
      readSubscription(JSON.stringify({ ...subscription, keys: { p256dh: "x", auth: "y" } })),
    ).toBeNull();
    expect(readSubscription(JSON.stringify({ ...subscription, endpoint: "https://127.0.0.1/a" }))).toBeNull();
  });
});

/** RFC 8291 with RFC 8188, one record: what a browser does with a message. */
function opened(body: Buffer, { privateKey, publicKey, auth }: PushBrowser): string {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const theirs = body.subarray(21, 21 + idLength);
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(privateKey);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, theirs]);
  const secret = derived(auth, curve.computeSecret(theirs), info, 32);
  const key = derived(salt, secret, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derived(salt, secret, Buffer.from("Content-Encoding: nonce\0"), 12);
  const sealed = body.subarray(21 + idLength);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString("utf8");
}

function derived(salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer {
  const extracted = createHmac("sha256", salt).update(secret).digest();
  return createHmac("sha256", extracted)
    .update(Buffer.concat([info, Buffer.from([1])]))
    .digest()
    .subarray(0, length);
}

function publicKeyOf(point: string) {
  const bytes = Buffer.from(point, "base64url");
  const coordinate = (from: number) => bytes.subarray(from, from + 32).toString("base64url");
  return createPublicKey({
    format: "jwk",
    key: { kty: "EC", crv: "P-256", x: coordinate(1), y: coordinate(33) },
  });
}
