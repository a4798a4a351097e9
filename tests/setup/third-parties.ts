/**
 * Only third parties are imitated (SMS gateways and the like); what is ours runs for real. A request to anywhere
 * else than this machine that no handler expects fails.
 */
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

/** Add handlers for one test with `thirdParties.use(http.post(...))`. */
export const thirdParties = setupServer();

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

const unexpected: string[] = [];

beforeAll(() => {
  thirdParties.listen({
    onUnhandledFrame: async ({ frame }) => {
      const { request } = (frame.data ?? {}) as { request?: Request };
      if (request && loopback.has(new URL(request.url).hostname)) return;
      const call = request ? `${request.method} ${request.url}` : await frame.getUnhandledMessage();
      unexpected.push(call);
      throw new Error(`Nobody expected the call ${call}`);
    },
  });
});
afterEach(() => {
  thirdParties.resetHandlers();
  // The code under test may take the refusal for a failure of the gateway and go on; the test must not.
  const calls = unexpected.splice(0);
  if (calls.length > 0) throw new Error(`Nobody expected these calls: ${calls.join(", ")}`);
});
afterAll(() => thirdParties.close());
