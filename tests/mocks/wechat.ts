/** WeChat's server interface as its specification describes it, for one mini-program. */
import { type HttpHandler, HttpResponse, http } from "msw";

const host = "https://api.weixin.qq.com";
export const wechatUrls = {
  identify: `${host}/sns/jscode2session`,
  token: `${host}/cgi-bin/stable_token`,
  send: `${host}/cgi-bin/message/subscribe/send`,
} as const;

export type ArrivedWechat = {
  readonly touser: string;
  readonly template_id: string;
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
  readonly lang: string;
};

type Answers = {
  /** Identities by code; each code is good once. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly arrived?: ArrivedWechat[];
  /** In place of success, for the messages in turn; 0 is success. */
  readonly refusals?: number[];
  /** Counts the tokens that were given. */
  readonly tokens?: string[];
};

export function wechat(
  { appId, appSecret }: { readonly appId: string; readonly appSecret: string },
  { codes = {}, arrived = [], refusals = [], tokens = [] }: Answers = {},
): HttpHandler[] {
  const used = new Set<string>();
  const refuse = (errcode: number) => HttpResponse.json({ errcode, errmsg: "refused" });
  return [
    http.get(wechatUrls.identify, ({ request }) => {
      const query = new URL(request.url).searchParams;
      if (query.get("appid") !== appId) return refuse(40013);
      if (query.get("secret") !== appSecret) return refuse(40125);
      const code = query.get("js_code") ?? "";
      const openid = codes[code];
      if (query.get("grant_type") !== "authorization_code" || openid === undefined) return refuse(40029);
      if (used.has(code)) return refuse(40163);
      used.add(code);
      return HttpResponse.json({ openid, session_key: "not-for-us" });
    }),
    http.post(wechatUrls.token, async ({ request }) => {
      const asked = (await request.json()) as Record<string, unknown>;
      if (asked.appid !== appId || asked.secret !== appSecret || asked.grant_type !== "client_credential")
        return refuse(40125);
      tokens.push(`token-${tokens.length + 1}`);
      return HttpResponse.json({ access_token: tokens.at(-1), expires_in: 7200 });
    }),
    http.post(wechatUrls.send, async ({ request }) => {
      if (new URL(request.url).searchParams.get("access_token") !== tokens.at(-1)) return refuse(40001);
      const refusal = refusals.shift() ?? 0;
      if (refusal !== 0) return refuse(refusal);
      arrived.push((await request.json()) as ArrivedWechat);
      return HttpResponse.json({ errcode: 0, errmsg: "ok", msgid: 900_000 + arrived.length });
    }),
  ];
}
