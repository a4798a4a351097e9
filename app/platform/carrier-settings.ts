/**
 * Who carries messages for this installation, out of its variables: text messages, e-mail, WeChat. What is missing or wrong
 * is added to `problems`, one sentence each.
 */

export type SmsSettings =
  | { readonly provider: "none" }
  | {
      readonly provider: "aliyun";
      readonly accessKeyId: string;
      readonly accessKeySecret: string;
      readonly signName: string;
      readonly codeTemplate: string;
      readonly noticeTemplate: string;
    }
  | {
      readonly provider: "tencent";
      readonly secretId: string;
      readonly secretKey: string;
      readonly appId: string;
      readonly region: string;
      readonly signName: string;
      readonly codeTemplate: string;
      readonly noticeTemplate: string;
    };

/** `smtpUrl`: `smtps://user:password@host`; `from`: `有说法 <notice@example.gov.cn>`. */
export type EmailSettings = { readonly smtpUrl: string; readonly from: string };

/** The mini-program of this installation (微信小程序). */
export type WechatSettings = {
  readonly appId: string;
  readonly appSecret: string;
  /** Origin of WeChat's interface. */
  readonly api: string;
  /** Of 订阅消息, and the names of its two values. */
  readonly template: string;
  readonly numberField: string;
  readonly newsField: string;
};

export function readEmail(
  { SMTP_URL: smtpUrl, MAIL_FROM: from }: Record<string, string | undefined>,
  problems: string[],
): EmailSettings | null {
  if (!smtpUrl && !from) return null;
  if (!from) problems.push("MAIL_FROM must be set when SMTP_URL is, such as 有说法 <notice@example.gov.cn>.");
  if (!smtpUrl || !URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol))
    problems.push("SMTP_URL must be the address of a mail server such as smtps://user:password@host.");
  return { smtpUrl: smtpUrl ?? "", from: from ?? "" };
}

const wechatVariables = ["WECHAT_APP_ID", "WECHAT_APP_SECRET", "WECHAT_TEMPLATE"] as const;
/** Types and numbers of two keywords: 字符串 (the case number) and 事物 (the news). */
const usualTemplateFields = "character_string1,thing2";

export function readWechat(
  given: Record<string, string | undefined>,
  problems: string[],
): WechatSettings | null {
  const [appId = "", appSecret = "", template = ""] = wechatVariables.map((name) => given[name]);
  if (appId + appSecret + template === "") return null;
  for (const name of wechatVariables)
    if (!given[name]) problems.push(`${name} must be set when another of ${wechatVariables.join(", ")} is.`);
  const [numberField = "", newsField = ""] = (given.WECHAT_TEMPLATE_FIELDS ?? usualTemplateFields).split(",");
  if (!/^character_string\d+$/.test(numberField) || !/^thing\d+$/.test(newsField))
    problems.push(
      `WECHAT_TEMPLATE_FIELDS must name two fields of the template, such as ${usualTemplateFields}.`,
    );
  const api = given.WECHAT_API ?? "https://api.weixin.qq.com";
  if (!URL.canParse(api) || new URL(api).origin !== api)
    problems.push("WECHAT_API must be an origin such as https://sh.api.weixin.qq.com.");
  return { appId, appSecret, template, api, numberField, newsField };
}

const smsVariables = {
  aliyun: [
    "SMS_ACCESS_KEY_ID",
    "SMS_ACCESS_KEY_SECRET",
    "SMS_SIGN_NAME",
    "SMS_CODE_TEMPLATE",
    "SMS_NOTICE_TEMPLATE",
  ],
  tencent: [
    "SMS_ACCESS_KEY_ID",
    "SMS_ACCESS_KEY_SECRET",
    "SMS_APP_ID",
    "SMS_SIGN_NAME",
    "SMS_CODE_TEMPLATE",
    "SMS_NOTICE_TEMPLATE",
  ],
} as const;

export function readSms(given: Record<string, string | undefined>, problems: string[]): SmsSettings {
  const provider = given.SMS_PROVIDER ?? "none";
  if (provider === "none") return { provider };
  if (provider !== "aliyun" && provider !== "tencent") {
    problems.push("SMS_PROVIDER must be one of none, aliyun, tencent.");
    return { provider: "none" };
  }
  for (const name of smsVariables[provider]) {
    if (!given[name]) problems.push(`${name} must be set when SMS_PROVIDER is ${provider}.`);
  }
  const value = (name: string) => given[name] ?? "";
  const texts = {
    signName: value("SMS_SIGN_NAME"),
    codeTemplate: value("SMS_CODE_TEMPLATE"),
    noticeTemplate: value("SMS_NOTICE_TEMPLATE"),
  };
  if (provider === "aliyun") {
    return {
      provider,
      accessKeyId: value("SMS_ACCESS_KEY_ID"),
      accessKeySecret: value("SMS_ACCESS_KEY_SECRET"),
      ...texts,
    };
  }
  return {
    provider,
    secretId: value("SMS_ACCESS_KEY_ID"),
    secretKey: value("SMS_ACCESS_KEY_SECRET"),
    appId: value("SMS_APP_ID"),
    region: given.SMS_REGION ?? "ap-guangzhou",
    ...texts,
  };
}
