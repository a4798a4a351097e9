/** What the rest of the service asks of whoever carries its messages. All reject with `DeliveryFailure`. */
import type { WechatClient } from "#app/wechat/wechat-client.server.ts";

/** The carrier's own id of the message, for questions to it; null where there is none. */
export type Receipt = { readonly id: string | null };

/** `to`: a mobile number, or an e-mail address. */
export type CodeMessage = { readonly to: string; readonly code: string; readonly minutes: number };

export type CodeCarrier = { readonly sendCode: (message: CodeMessage) => Promise<Receipt> };

/** Gateways send registered templates only, so a notice is the values of one; `text` is how it reads in full. */
export type SmsNotice = {
  readonly phone: string;
  /** The number of the case, as people read it. */
  readonly number: string;
  /** What is new, at most 35 characters: gateways allow no more in one value. */
  readonly news: string;
  readonly text: string;
};

export type SmsSender = CodeCarrier & { readonly sendNotice: (notice: SmsNotice) => Promise<Receipt> };

export type EmailNotice = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every try, so that a mailbox knows a repetition. */
  readonly id: string;
};

export type EmailSender = CodeCarrier & { readonly sendNotice: (notice: EmailNotice) => Promise<Receipt> };

/** As `PushSubscription.toJSON()` gives it. */
export type PushSubscriptionKeys = {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
};

export type PushNotice = {
  readonly subscription: PushSubscriptionKeys;
  /** What kind of device it is (device.ts). */
  readonly device: string;
  /** Shown on a lock screen to whoever looks: nothing of a person or a matter. */
  readonly shown: { readonly title: string; readonly body: string; readonly url: string };
  /** The same for every try: a repetition takes the place of the first. */
  readonly id: string;
  readonly urgent: boolean;
};

export type PushSender = { readonly send: (notice: PushNotice) => Promise<Receipt> };

export type Senders = {
  readonly sms: SmsSender;
  readonly email: EmailSender;
  readonly push: PushSender;
  /** Null where there is no mini-program. */
  readonly wechat: Pick<WechatClient, "send"> | null;
};
