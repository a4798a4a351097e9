/** 腾讯云短信: SendSms of API version 2021-01-11, a JSON interface signed by hand with TC3-HMAC-SHA256. */
import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import type { SmsSettings } from "#app/platform/carrier-settings.ts";
import { DeliveryFailure } from "../delivery-failure.ts";
import type { Receipt, SmsSender } from "../senders.ts";
import { callGateway } from "./call-gateway.server.ts";

type TencentSettings = Extract<SmsSettings, { provider: "tencent" }>;
type Options = { readonly now?: () => Date; readonly timeout?: number };

const service = "sms";
const host = "sms.tencentcloudapi.com";
const contentType = "application/json; charset=utf-8";

/** The templates must have exactly two values: {1} code and {2} minutes; {1} number and {2} text. */
export function tencentSender(settings: TencentSettings, options: Options = {}): SmsSender {
  return {
    sendCode: ({ to, code, minutes }) =>
      send(settings, options, to, settings.codeTemplate, [code, String(minutes)]),
    sendNotice: ({ phone, number, news }) =>
      send(settings, options, phone, settings.noticeTemplate, [number, news]),
  };
}

async function send(
  settings: TencentSettings,
  { now = () => new Date(), timeout }: Options,
  phone: string,
  template: string,
  values: readonly string[],
): Promise<Receipt> {
  const body = JSON.stringify({
    PhoneNumberSet: [`+86${phone}`],
    SmsSdkAppId: settings.appId,
    SignName: settings.signName,
    TemplateId: template,
    TemplateParamSet: values,
  });
  const seconds = Math.floor(now().getTime() / 1000);
  const answer = await callGateway(`https://${host}/`, {
    headers: {
      host,
      "content-type": contentType,
      "x-tc-action": "SendSms",
      "x-tc-version": "2021-01-11",
      "x-tc-region": settings.region,
      "x-tc-timestamp": String(seconds),
      authorization: signTc3(settings, { host, service, contentType, body, seconds }),
    },
    body,
    ...(timeout === undefined ? {} : { timeout }),
  });
  return readAnswer(answer.status, answer.body);
}

const answerShape = z.object({
  Response: z.union([
    z.object({ Error: z.object({ Code: z.string() }) }),
    z.object({ SendStatusSet: z.tuple([z.object({ Code: z.string(), SerialNo: z.string() })]) }),
  ]),
});

function readAnswer(status: number, body: unknown): Receipt {
  const answer = answerShape.safeParse(body);
  if (!answer.success)
    throw new DeliveryFailure(`Tencent answered ${status} without a code`, { temporary: true });
  const { Response: response } = answer.data;
  const sent = "SendStatusSet" in response ? response.SendStatusSet[0] : null;
  const code = "Error" in response ? response.Error.Code : (sent?.Code ?? "");
  if (code !== "Ok") throw new DeliveryFailure(`Tencent: ${code}`, { temporary: !permanent.test(code) });
  return { id: sent?.SerialNo || null };
}

/** About this number or this text; everything else (limits, balance, keys, the gateway itself) may pass. */
const permanent =
  /^(InvalidParameterValue\.IncorrectPhoneNumber|FailedOperation\.(PhoneNumberInBlacklist|ContainSensitiveWord)|InvalidParameterValue\.(Template|ContentLength)|UnsupportedOperation\.)/;

export type Tc3Request = {
  readonly host: string;
  readonly service: string;
  readonly contentType: string;
  readonly body: string;
  /** Seconds since 1970. */
  readonly seconds: number;
};

/** The `authorization` header of a POST to `/`. */
export function signTc3(
  { secretId, secretKey }: Pick<TencentSettings, "secretId" | "secretKey">,
  { host, service, contentType, body, seconds }: Tc3Request,
): string {
  const names = "content-type;host";
  const request = [
    "POST",
    "/",
    "",
    `content-type:${contentType}\nhost:${host}\n`,
    names,
    createHash("sha256").update(body).digest("hex"),
  ].join("\n");
  const day = new Date(seconds * 1000).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const text = ["TC3-HMAC-SHA256", seconds, scope, createHash("sha256").update(request).digest("hex")].join(
    "\n",
  );
  const key = [day, service, "tc3_request"].reduce<string | Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    `TC3${secretKey}`,
  );
  const signature = createHmac("sha256", key).update(text).digest("hex");
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}
