/** What a first visit costs somebody who pays by the megabyte, measured as it goes over the line, compressed. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aPerson } from "#tests/builders/bookings.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { anAnsweredPetition } from "#tests/builders/petitions.ts";
import { residentPage, startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);

const kilobyte = 1_000;
/** The page with all it needs, on a phone that was never here. */
const firstVisit = 120 * kilobyte;
/** What the service worker fetches afterwards, so that the pages for no signal open. */
const keptAtOnce = 280 * kilobyte;

/** Bytes of everything that this page itself loads, headers included. */
async function bytesOf(page: Page, path: string): Promise<number> {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  let bytes = 0;
  line.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await line.detach();
  return bytes;
}

describe("a first visit on a phone", () => {
  it.each(["/track", "/", "/advice"])("of %s stays within what a weak line carries", async (path) => {
    const bytes = await bytesOf(await journey.newPage(), path);
    console.log(`${path}: ${Math.round(bytes / kilobyte)} kB`);
    expect(bytes).toBeGreaterThan(5 * kilobyte);
    expect(bytes).toBeLessThan(firstVisit);
  });

  it("of one's own case, tracked, does too", async () => {
    const lin = await aPerson(db);
    const { number } = await anAnsweredPetition(db, env, town.clerk, { petitionerId: lin });
    const bytes = await bytesOf(await residentPage(journey, lin), `/cases/${number}`);
    console.log(`/cases/…: ${Math.round(bytes / kilobyte)} kB`);
    expect(bytes).toBeLessThan(firstVisit);
  });
});

it("keeps no more on the phone at once than the pages for no signal need", async () => {
  const worker = await (await fetch(`${journey.address}/service-worker.js`)).text();
  const addresses = [...worker.matchAll(/\burl:"([^"]+)"|"url":"([^"]+)"/g)].map(
    ([, one, other]) => one ?? other ?? "",
  );
  expect(addresses.length).toBeGreaterThan(10);
  let bytes = 0;
  for (const address of addresses) {
    const answer = await fetch(new URL(address, journey.address), { headers: { "Accept-Encoding": "gzip" } });
    expect(`${address} ${answer.status}`).toBe(`${address} 200`);
    bytes += await compressedSize(await answer.arrayBuffer());
  }
  console.log(`kept at once: ${addresses.length} files, ${Math.round(bytes / kilobyte)} kB`);
  expect(bytes).toBeLessThan(keptAtOnce);
});

/** As the server compresses it (`fetch` has unpacked it by now). */
async function compressedSize(bytes: ArrayBuffer): Promise<number> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(packed).arrayBuffer()).byteLength;
}
