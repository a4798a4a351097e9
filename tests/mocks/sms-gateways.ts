/**
 * The two SMS gateways as their specifications describe them: they work the signature out again from what in
 * fact arrived, and answer like the real ones. Written apart from the clients, so that the same slip would have
 * to happen twice.
 */
import { createHash, createHmac } from "node:crypto";
import { type HttpHandler, HttpResponse, http, type JsonBodyType } from "msw";

export const aliyunUrl = "https://dysmsapi.aliyuncs.com/";
export const tencentUrl = "https://sms.tencentcloudapi.com/";

/** What arrived at a gateway with a right signature. */
export type ArrivedSms = {
  readonly phone: string;
  readonly template: string;
  readonly signName: string;
  readonly values: unknown;
};

type Keys = { readonly id: string; readonly secret: string };
type Answers = {
  readonly arrived?: ArrivedSms[];
  /** Instead of success: the code for this message. */
  readonly code?: string;
};

const hex = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** Takes correctly signed requests not older than 15 minutes; `SignatureDoesNotMatch` for others. */
export function aliyunGateway(keys: Keys, { arrived = [], code = "OK" }: Answers = {}): HttpHandler {
  const used = new Set<string>();
  return http.post(aliyunUrl, async ({ request }) => {
    const refuse = (status: number, refusal: string) =>
      HttpResponse.json({ Code: refusal, Message: "refused", RequestId: "0F1E" }, { status });
    const url = new URL(request.url);
    const body = await request.text();
    const authorization = request.headers.get("authorization") ?? "";
    const parts = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
    if (parts?.[1] !== keys.id) return refuse(404, "InvalidAccessKeyId.NotFound");
    const names = parts[2]?.split(";") ?? [];
    const mustSign = [...request.headers.keys()].filter((name) => name.startsWith("x-acs-"));
    if (!["host", ...mustSign].every((name) => names.includes(name)))
      return refuse(400, "IncompleteSignature");
    const value = (name: string) => (name === "host" ? url.host : (request.headers.get(name) ?? "").trim());
    // `URLSearchParams` is not RFC 3986, so every pair is decoded and written anew.
    const strict = (text: string) =>
      [...Buffer.from(text, "utf8")]
        .map((byte) => {
          const character = String.fromCharCode(byte);
          return /[A-Za-z0-9\-_.~]/.test(character)
            ? character
            : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
        })
        .join("");
    const query = [...url.searchParams]
      .map(([name, text]) => `${strict(name)}=${strict(text)}`)
      .sort()
      .join("&");
    const canonical = `POST\n/\n${query}\n${names.map((name) => `${name}:${value(name)}\n`).join("")}\n${names.join(";")}\n${hex(body)}`;
    const expected = createHmac("sha256", keys.secret)
      .update(`ACS3-HMAC-SHA256\n${hex(canonical)}`)
      .digest("hex");
    if (expected !== parts[3] || value("x-acs-content-sha256") !== hex(body))
      return refuse(400, "SignatureDoesNotMatch");
    if (value("x-acs-action") !== "SendSms" || value("x-acs-version") !== "2017-05-25")
      return refuse(404, "InvalidAction.NotFound");
    if (Math.abs(Date.now() - Date.parse(value("x-acs-date"))) > 15 * 60_000)
      return refuse(400, "InvalidTimeStamp.Expired");
    const nonce = value("x-acs-signature-nonce");
    if (nonce === "" || used.has(nonce)) return refuse(400, "SignatureNonceUsed");
    used.add(nonce);
    if (code !== "OK") return refuse(200, code);
    arrived.push({
      phone: url.searchParams.get("PhoneNumbers") ?? "",
      template: url.searchParams.get("TemplateCode") ?? "",
      signName: url.searchParams.get("SignName") ?? "",
      values: JSON.parse(url.searchParams.get("TemplateParam") ?? "null"),
    });
    return HttpResponse.json({ Code: "OK", Message: "OK", BizId: "9006197469364984400", RequestId: "0F1E" });
  });
}

type TencentBody = {
  readonly PhoneNumberSet: readonly string[];
  readonly SmsSdkAppId: string;
  readonly SignName: string;
  readonly TemplateId: string;
  readonly TemplateParamSet: readonly string[];
};

/** Takes correctly signed requests not older than 5 minutes; `AuthFailure.SignatureFailure` for others. */
export function tencentGateway(
  keys: Keys & { readonly appId: string },
  { arrived = [], code = "Ok" }: Answers = {},
): HttpHandler {
  return http.post(tencentUrl, async ({ request }) => {
    // Tencent answers 200 whatever happened.
    const answer = (Response: { readonly [key: string]: JsonBodyType }) =>
      HttpResponse.json({ Response: { ...Response, RequestId: "a0aabda6" } });
    const refuse = (refusal: string) => answer({ Error: { Code: refusal, Message: "refused" } });
    const body = await request.text();
    const header = (name: string) => request.headers.get(name) ?? "";
    const seconds = Number(header("x-tc-timestamp"));
    if (Math.abs(Date.now() / 1000 - seconds) > 300) return refuse("AuthFailure.SignatureExpire");
    const day = new Date(seconds * 1000).toISOString().substring(0, 10);
    const canonical = `POST\n/\n\ncontent-type:${header("content-type").toLowerCase()}\nhost:${new URL(request.url).host}\n\ncontent-type;host\n${hex(body)}`;
    const toSign = `TC3-HMAC-SHA256\n${seconds}\n${day}/sms/tc3_request\n${hex(canonical)}`;
    const dated = createHmac("sha256", `TC3${keys.secret}`).update(day).digest();
    const ofService = createHmac("sha256", dated).update("sms").digest();
    const signing = createHmac("sha256", ofService).update("tc3_request").digest();
    const signature = createHmac("sha256", signing).update(toSign).digest("hex");
    if (
      header("authorization") !==
      `TC3-HMAC-SHA256 Credential=${keys.id}/${day}/sms/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`
    )
      return refuse("AuthFailure.SignatureFailure");
    if (header("x-tc-action") !== "SendSms" || header("x-tc-version") !== "2021-01-11")
      return refuse("InvalidAction");
    const sms = JSON.parse(body) as TencentBody;
    if (sms.SmsSdkAppId !== keys.appId) return refuse("UnauthorizedOperation.SmsSdkAppIdVerifyFail");
    const phone = sms.PhoneNumberSet[0] ?? "";
    const one = { PhoneNumber: phone, Fee: 1, IsoCode: "CN", Message: "" };
    if (code !== "Ok") return answer({ SendStatusSet: [{ ...one, Code: code, SerialNo: "", Fee: 0 }] });
    arrived.push({
      phone,
      template: sms.TemplateId,
      signName: sms.SignName,
      values: sms.TemplateParamSet,
    });
    return answer({ SendStatusSet: [{ ...one, Code: "Ok", SerialNo: "5000:1045710669157053657849499619" }] });
  });
}
