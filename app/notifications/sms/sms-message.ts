/** Sending text messages: what the rest of the service asks for, whoever carries it. */

export type CodeMessage = { readonly phone: string; readonly code: string; readonly minutes: number };

/** Gateways send registered templates only, so a notice is the values of one; `text` is how it reads in full. */
export type NoticeMessage = {
  readonly phone: string;
  /** The number of the case, as people read it. */
  readonly number: string;
  /** What is new, at most 35 characters: gateways allow no more in one value. */
  readonly news: string;
  readonly text: string;
};

/** The gateway's own id of the message, for questions to it; null where there is none. */
export type SmsReceipt = { readonly id: string | null };

/** Both reject with `SmsFailure`. */
export type SmsSender = {
  readonly sendCode: (message: CodeMessage) => Promise<SmsReceipt>;
  readonly sendNotice: (message: NoticeMessage) => Promise<SmsReceipt>;
};
