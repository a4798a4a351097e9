/**
 * 阿里云短信服务: SendSms of API version 2017-05-25, an RPC interface whose parameters stand in the query, signed
 * by hand with signature version 3 (ACS3-HMAC-SHA256).
 */
import { createHash, createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import type { SmsSettings } from "#app/platform/carrier-settings.ts";
import { DeliveryFailure } from "../delivery-failure.ts";
import type { Receipt, SmsSender } from "../senders.ts";
import { callGateway } from "./call-gateway.server.ts";

type AliyunSettings = Extract<SmsSettings, { provider: "aliyun" }>;
type Options = { readonly now?: () => Date; readonly timeout?: number };

const host = "dysmsapi.aliyuncs.com";

/** The templates must have the variables `code` and `minutes`, and `number` and `text`. */
export function aliyunSender(settings: AliyunSettings, options: Options = {}): SmsSender {
  return {
    sendCode: ({ to, code, minutes }) =>
      send(settings, options, to, settings.codeTemplate, { code, minutes: String(minutes) }),
    sendNotice: ({ phone, number, news }) =>
      send(settings, options, phone, settings.noticeTemplate, { number, text: news }),
  };
}

async function send(
  settings: AliyunSettings,
  { now = () => new Date(), timeout }: Options,
  phone: string,
  template: string,
  values: Readonly<Record<string, string>>,
): Promise<Receipt> {
  const query = canonicalQuery({
    PhoneNumbers: phone,
    SignName: settings.signName,
    TemplateCode: template,
    TemplateParam: JSON.stringify(values),
  });
  const signed = signAcs3(settings, {
    host,
    action: "SendSms",
    version: "2017-05-25",
    query,
    date: `${now().toISOString().slice(0, 19)}Z`,
    nonce: randomUUID(),
  });
  const { status, body } = await callGateway(`https://${host}/?${query}`, {
    headers: signed,
    ...(timeout === undefined ? {} : { timeout }),
  });
  const answer = answerShape.safeParse(body);
  if (!answer.success)
    throw new DeliveryFailure(`Aliyun answered ${status} without a code`, { temporary: true });
  const { Code: code, BizId: id } = answer.data;
  if (code !== "OK") throw new DeliveryFailure(`Aliyun: ${code}`, { temporary: !permanent.test(code) });
  return { id: id ?? null };
}

const answerShape = z.object({ Code: z.string(), BizId: z.string().optional() });

/** About this number or this text; everything else (limits, balance, keys, the gateway itself) may pass. */
const permanent = /^isv\.(MOBILE_NUMBER_ILLEGAL|MOBILE_COUNT_OVER_LIMIT|BLACK_KEY_CONTROL_LIMIT|PARAM_)/;

export type Acs3Request = {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  /** As `canonicalQuery` writes it. */
  readonly query: string;
  /** `2026-11-23T08:00:00Z` */
  readonly date: string;
  readonly nonce: string;
};

/** The headers of a POST to `/` with an empty body, signed. */
export function signAcs3(
  { accessKeyId, accessKeySecret }: Pick<AliyunSettings, "accessKeyId" | "accessKeySecret">,
  { host, action, version, query, date, nonce }: Acs3Request,
): Record<string, string> {
  // In the order of their names, as the signature wants them.
  const headers = {
    host,
    "x-acs-action": action,
    "x-acs-content-sha256": sha256(""),
    "x-acs-date": date,
    "x-acs-signature-nonce": nonce,
    "x-acs-version": version,
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = ["POST", "/", query, lines.join(""), names, headers["x-acs-content-sha256"]].join("\n");
  const signature = createHmac("sha256", accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest("hex");
  return {
    ...headers,
    authorization: `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names},Signature=${signature}`,
  };
}

/** Parameters in the order of their names, encoded by RFC 3986. */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

/** `encodeURIComponent` leaves five characters alone that RFC 3986 reserves. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
