import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { anEnv } from "#tests/builders/keys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { attachmentLimits } from "./attachment-rules.ts";
import { dropStaleUploads, largestPart, receivedOf, receivePart, takeUpload } from "./uploads.server.ts";

const { db } = await cloneDatabase();
const filesDirectory = mkdtempSync(path.join(tmpdir(), "youshuofa-uploads-"));
const env = anEnv({ filesDirectory });
const now = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now };
afterAll(() => rmSync(filesDirectory, { recursive: true }));

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const aPhoto = () => ({ id: crypto.randomUUID(), bytes: randomBytes(700_000) });
type Photo = ReturnType<typeof aPhoto>;

const part = ({ id, bytes }: Photo, from: number, to: number) =>
  receivePart(context, { id, from, size: bytes.length, bytes: bytes.subarray(from, to) });

const filesKept = () =>
  readdirSync(filesDirectory, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());

describe("a file that comes in parts", () => {
  it("is whole when every part has come, in whatever pieces and however often", async () => {
    const photo = aPhoto();
    expect(await part(photo, 0, 300_000)).toEqual({ ok: true, received: 300_000 });
    // Its answer was lost, so it comes again; and another tab sends it too.
    expect(await part(photo, 0, 300_000)).toEqual({ ok: true, received: 300_000 });
    const both = await Promise.all([part(photo, 300_000, 600_000), part(photo, 300_000, 600_000)]);
    expect(both).toEqual([
      { ok: true, received: 600_000 },
      { ok: true, received: 600_000 },
    ]);
    expect(await takeUpload(context, { id: photo.id, sha256: sha256(photo.bytes) })).toBeNull();
    expect(await receivedOf(context, photo.id)).toBe(600_000);
    await part(photo, 600_000, 700_000);
    const whole = await takeUpload(context, { id: photo.id, sha256: sha256(photo.bytes) });
    expect(whole?.equals(photo.bytes)).toBe(true);
    // For a form that is sent again.
    expect(await takeUpload(context, { id: photo.id, sha256: sha256(photo.bytes) })).not.toBeNull();
  });

  it("is not taken for another file, nor for one of another size", async () => {
    const photo = aPhoto();
    await part(photo, 0, 500_000);
    await part(photo, 500_000, 700_000);
    expect(await takeUpload(context, { id: photo.id, sha256: "0".repeat(64) })).toBeNull();
    expect(await takeUpload(context, { id: crypto.randomUUID(), sha256: sha256(photo.bytes) })).toBeNull();
    const bytes = randomBytes(10);
    expect(await receivePart(context, { id: photo.id, from: 700_000, size: 700_010, bytes })).toEqual({
      ok: false,
      reason: "other_size",
    });
  });

  it("has no gap: what comes too early is told which part is due", async () => {
    const photo = aPhoto();
    expect(await part(photo, 300_000, 600_000)).toEqual({ ok: false, reason: "order", received: 0 });
    await part(photo, 0, 100_000);
    expect(await part(photo, 200_000, 300_000)).toEqual({ ok: false, reason: "order", received: 100_000 });
  });

  it("is refused when it is larger than any file may be, or a part than any part", async () => {
    const id = crypto.randomUUID();
    const tooLarge = { ok: false, reason: "too_large" };
    const size = attachmentLimits.bytes + 1;
    expect(await receivePart(context, { id, from: 0, size, bytes: randomBytes(10) })).toEqual(tooLarge);
    const bytes = randomBytes(largestPart + 1);
    expect(await receivePart(context, { id, from: 0, size: bytes.length, bytes })).toEqual(tooLarge);
    expect(await receivePart(context, { id, from: 5, size: 10, bytes: randomBytes(6) })).toEqual(tooLarge);
    expect(await receivedOf(context, id)).toBe(0);
  });

  it("lies sealed, and goes after some days with all its bytes", async () => {
    const photo = aPhoto();
    await part(photo, 0, 500_000);
    for (const file of filesKept())
      expect(
        readFileSync(path.join(file.parentPath, file.name)).includes(photo.bytes.subarray(100, 200)),
      ).toBe(false);
    const kept = await db.uploadPart.count();
    expect(filesKept()).toHaveLength(kept);
    expect(await dropStaleUploads({ ...context, now: new Date("2026-03-04T00:00:00Z") })).toBe(0);
    expect(await dropStaleUploads({ ...context, now: new Date("2026-03-06T00:00:00Z") })).toBeGreaterThan(0);
    expect(await db.upload.count()).toBe(0);
    expect(filesKept()).toEqual([]);
  });
});
