/** One request to an SMS gateway and its JSON answer. */
import { DeliveryFailure } from "../delivery-failure.ts";

/** How long a gateway may take, in milliseconds. A person waits for the code behind it. */
const patience = 8_000;

export type GatewayAnswer = { readonly status: number; readonly body: unknown };

/**
 * POSTs and reads the answer, whatever its status. Rejects with a temporary DeliveryFailure when nothing readable
 * came back in time. After a timeout the message may have been sent all the same: a repetition may double it.
 */
export async function callGateway(
  url: string,
  { headers, body = "", timeout = patience }: GatewayRequest,
): Promise<GatewayAnswer> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, { method: "POST", headers, body, redirect: "error", signal });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) };
  } catch (cause) {
    const words = signal.aborted ? "the gateway took too long" : "the gateway gave no readable answer";
    throw new DeliveryFailure(words, { temporary: true, cause });
  }
}

export type GatewayRequest = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeout?: number;
};
