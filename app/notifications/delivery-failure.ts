/** A gateway refused, or did not answer. The message holds its code and never a number, an address or a name. */
export class DeliveryFailure extends Error {
  override readonly name: string = "DeliveryFailure";
  /** Worth another try: the gateway, the network, a limit or the account, and not this recipient or text. */
  readonly temporary: boolean;
  /** Nothing reaches this recipient any more. */
  readonly gone: boolean;

  constructor(
    message: string,
    options: { readonly temporary: boolean; readonly gone?: boolean; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.temporary = options.temporary;
    this.gone = options.gone ?? false;
  }
}
