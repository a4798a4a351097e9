/** The gateway refused, or did not answer. The message holds its code and never a telephone number. */
export class SmsFailure extends Error {
  override readonly name = "SmsFailure";
  /** Worth another try: the gateway, the network, a limit or the account, and not this number or text. */
  readonly temporary: boolean;

  constructor(message: string, options: { readonly temporary: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.temporary = options.temporary;
  }
}
