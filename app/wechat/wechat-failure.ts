import { DeliveryFailure } from "#app/notifications/delivery-failure.ts";

/** WeChat refused, or did not answer. The message holds its code and never an identity. */
export class WechatFailure extends DeliveryFailure {
  override readonly name = "WechatFailure";
  /** WeChat's `errcode`; null when no readable answer came. */
  readonly code: number | null;

  constructor(
    message: string,
    options: { readonly code: number | null; readonly temporary: boolean; readonly cause?: unknown },
  ) {
    super(message, { ...options, gone: options.code === notSubscribed });
    this.code = options.code;
  }
}

/** 用户拒绝接受消息: nothing that was subscribed to is left. */
const notSubscribed = 43101;
