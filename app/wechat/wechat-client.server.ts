/**
 * 微信小程序服务端接口: who a sign-in code stands for, and messages that somebody has subscribed to
 * (auth.code2Session, getStableAccessToken, subscribeMessage.send).
 */
import { z } from "zod";
import type { WechatSettings } from "#app/platform/carrier-settings.ts";
import { WechatFailure } from "./wechat-failure.ts";

export type SubscribedMessage = {
  /** The person's `openid` with this mini-program. */
  readonly to: string;
  readonly template: string;
  /** Of the mini-program, opened by a press on the message. */
  readonly page: string;
  /** Values by the template's own names: `thing1`, `date2` ... */
  readonly values: Readonly<Record<string, string>>;
  readonly language: "zh_CN" | "en_US";
};

/** Rejects with WechatFailure. */
export type WechatClient = {
  /** The identity behind a code of `wx.login`, which is good for five minutes and once. */
  readonly identify: (code: string) => Promise<{ readonly openId: string; readonly unionId: string | null }>;
  readonly send: (message: SubscribedMessage) => Promise<{ readonly id: string | null }>;
};

type Options = { readonly now?: () => Date; readonly timeout?: number };

/** Milliseconds; a person waits for the sign-in behind it. */
const patience = 8_000;
/** A token is fetched anew so many seconds before it runs out. */
const tokenMargin = 300;

/** Errors that pass by themselves: busy, too often, quota of the minute or the day. */
const temporaryCodes = new Set([-1, 45009, 45011, 50002]);
/** The token was replaced or ran out: another is fetched, once. */
const tokenCodes = new Set([40001, 40014, 42001]);

export function wechatClient(
  settings: Pick<WechatSettings, "appId" | "appSecret" | "api">,
  { now = () => new Date(), timeout }: Options = {},
): WechatClient {
  let token: { readonly value: string; readonly until: number } | null = null;

  const call = <Shape extends z.ZodType>(path: string, shape: Shape, body?: object) =>
    ask(`${settings.api}${path}`, shape, {
      timeout: timeout ?? patience,
      ...(body === undefined ? {} : { body }),
    });

  const accessToken = async (): Promise<string> => {
    if (token !== null && token.until > now().getTime()) return token.value;
    // "Stable": several processes that ask get the same one, and none makes another's worthless.
    const answer = await call("/cgi-bin/stable_token", tokenShape, {
      grant_type: "client_credential",
      appid: settings.appId,
      secret: settings.appSecret,
    });
    token = {
      value: answer.access_token,
      until: now().getTime() + (answer.expires_in - tokenMargin) * 1_000,
    };
    return token.value;
  };

  const sendOnce = async ({ to, template, page, values, language }: SubscribedMessage) => {
    const query = new URLSearchParams({ access_token: await accessToken() });
    return call(`/cgi-bin/message/subscribe/send?${query}`, sentShape, {
      touser: to,
      template_id: template,
      page,
      data: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
      lang: language,
    });
  };

  return {
    async identify(code) {
      const query = new URLSearchParams({
        appid: settings.appId,
        secret: settings.appSecret,
        js_code: code,
        grant_type: "authorization_code",
      });
      const { openid, unionid } = await call(`/sns/jscode2session?${query}`, identityShape);
      return { openId: openid, unionId: unionid ?? null };
    },
    async send(message) {
      const sent = await sendOnce(message).catch((failure: unknown) => {
        if (!(failure instanceof WechatFailure) || !tokenCodes.has(failure.code ?? 0)) throw failure;
        token = null;
        return sendOnce(message);
      });
      return { id: sent.msgid === undefined ? null : String(sent.msgid) };
    },
  };
}

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const identityShape = z.object({ openid: z.string().min(1), unionid: z.string().optional() });
const sentShape = z.object({ msgid: z.union([z.number(), z.string()]).optional() });
const refusalShape = z.object({ errcode: z.number().refine((code) => code !== 0) });

/** GET, or POST with a body. WeChat answers 200 also when it refuses; `errcode` says so. */
async function ask<Shape extends z.ZodType>(
  url: string,
  shape: Shape,
  { body, timeout }: { readonly body?: object; readonly timeout: number },
): Promise<z.output<Shape>> {
  const path = new URL(url).pathname;
  const answer = await readAnswer(url, { body, timeout });
  const refusal = refusalShape.safeParse(answer);
  if (refusal.success) {
    const code = refusal.data.errcode;
    const temporary = temporaryCodes.has(code);
    throw new WechatFailure(`WeChat ${path}: ${code}`, { code, temporary });
  }
  const read = shape.safeParse(answer);
  if (!read.success)
    throw new WechatFailure(`WeChat ${path}: an answer of another shape`, { code: null, temporary: true });
  return read.data;
}

async function readAnswer(
  url: string,
  { body, timeout }: { readonly body: object | undefined; readonly timeout: number },
): Promise<unknown> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      redirect: "error",
      signal,
      ...(body === undefined
        ? {}
        : {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
          }),
    });
    return JSON.parse(await response.text());
  } catch (cause) {
    // The address holds the secret: it is not passed on.
    const words = signal.aborted ? "took too long" : "gave no readable answer";
    throw new WechatFailure(`WeChat ${new URL(url).pathname} ${words}`, {
      code: null,
      temporary: true,
      cause: cause instanceof Error ? cause.name : undefined,
    });
  }
}
