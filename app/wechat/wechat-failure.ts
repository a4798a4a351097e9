/** WeChat refused, or did not answer. The message holds its code and never an identity. */
export class WechatFailure extends Error {
  override readonly name = "WechatFailure";
  /** WeChat's `errcode`; null when no readable answer came. */
  readonly code: number | null;
  /** Worth another try: WeChat, the network or a limit, and not this code or this person. */
  readonly temporary: boolean;

  constructor(
    message: string,
    options: { readonly code: number | null; readonly temporary: boolean; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.code = options.code;
    this.temporary = options.temporary;
  }
}
