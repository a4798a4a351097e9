/**
 * Only third parties are imitated (SMS gateways and the like); what is ours runs for real. A request to anywhere
 * else than this machine that no handler expects fails.
 */
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

/** Add handlers for one test with `thirdParties.use(http.post(...))`. */
export const thirdParties = setupServer();

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

beforeAll(() => {
  thirdParties.listen({
    onUnhandledFrame: async ({ frame }) => {
      const { request } = (frame.data ?? {}) as { request?: Request };
      if (request && loopback.has(new URL(request.url).hostname)) return;
      throw new Error(`Nobody expected this call: ${await frame.getUnhandledMessage()}`);
    },
  });
});
afterEach(() => thirdParties.resetHandlers());
afterAll(() => thirdParties.close());
