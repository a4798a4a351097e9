import { PassThrough, type Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { renderToPipeableStream } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { withoutNul } from "./nul-free-stream.server.ts";

const words = Array.from({ length: 400 }, (_, at) => `${at}编号、事由、村名`);

function rendered(through: Transform): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <form>
        {words.map((word) => (
          <input key={word} placeholder={word} />
        ))}
      </form>,
      {
        onAllReady: () => {
          pipe(through);
          resolve(buffer(through));
        },
        onError: reject,
      },
    );
  });
}

describe("a page in Chinese on its way to the browser", () => {
  it("has NUL bytes as React sends it, or this is no longer needed", async () => {
    expect((await rendered(new PassThrough())).includes(0)).toBe(true);
  });

  it("arrives with every character and nothing between them", async () => {
    const html = (await rendered(withoutNul())).toString("utf8");
    expect(html).not.toMatch(/\0|�/u);
    for (const word of words) expect(html).toContain(`placeholder="${word}"`);
  });
});
