import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { scriptsLast } from "./scripts-last.server.ts";

const page =
  '<p>有说法</p><link rel="modulepreload" href="/a.js"/><link rel="modulepreload" href="/b.js"/><p>完</p>';

it("marks every announced script, wherever the page is cut on its way, and changes nothing else", async () => {
  const bytes = Buffer.from(page);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (cuts) => {
      const at = [0, ...cuts.sort((one, other) => one - other), bytes.length];
      const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
      const sent = await buffer(Readable.from(chunks).pipe(scriptsLast()));
      expect(sent.toString("utf8")).toBe(
        page.replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"'),
      );
    }),
  );
});
