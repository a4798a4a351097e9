import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { attachmentLimits } from "#app/attachments/attachment-rules.ts";
import { openAttachment } from "#app/attachments/keep-file.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { beginDraft } from "../filing/draft.server.ts";
import { nothingCarried } from "../filing/draft-answers.ts";
import { addAttachment, filesOfDraft, removeAttachment } from "./attachment.server.ts";
import { takeFiles } from "./take-files.server.ts";

const { db } = await cloneDatabase();
const filesDirectory = mkdtempSync(path.join(tmpdir(), "youshuofa-files-"));
afterAll(() => rmSync(filesDirectory, { recursive: true, force: true }));
const env = anEnv({ filesDirectory });
const context = { db, env, now: () => new Date("2026-04-14T02:42:00Z"), clientAddress: "10.0.0.2" };

async function aDraft(): Promise<string> {
  const begun = await beginDraft(new Request("http://localhost/"), context, {
    actor: { kind: "visitor" },
    carried: nothingCarried,
  });
  if (!begun.ok) throw new Error(begun.reason);
  return begun.draft.id;
}

/** Different every time, or it would be the same file sent twice. */
const aPhoto = (shade: number) =>
  sharp({ create: { width: 30, height: 30, channels: 3, background: { r: shade, g: 90, b: 20 } } })
    .png()
    .toBuffer();

const storedFiles = () =>
  readdirSync(filesDirectory, { recursive: true })
    .map((name) => path.join(filesDirectory, String(name)))
    .filter((file) => statSync(file).isFile());

describe("files of a draft", () => {
  it("lie sealed in the store, under a name that says nothing, and open again", async () => {
    const draftId = await aDraft();
    const words = Buffer.from("%PDF-1.7\nsecret words\n%%EOF\n");
    const added = await addAttachment(context, draftId, { name: "王某的病历.pdf", bytes: words });
    if (!added.ok) throw new Error(added.reason);
    for (const file of storedFiles()) {
      expect(readFileSync(file).includes("secret words")).toBe(false);
      expect(file).not.toMatch(/王某|pdf/);
    }
    const row = await db.attachment.findUniqueOrThrow({ where: { id: added.id } });
    expect(JSON.stringify(row)).not.toContain("王某");
    expect((await openAttachment(env, row)).equals(words)).toBe(true);
    expect(await filesOfDraft(db, env, draftId)).toMatchObject([
      { name: "王某的病历.pdf", kind: "document" },
    ]);
  });

  it("are nine at most, also when many arrive at once", async () => {
    const draftId = await aDraft();
    const photos = await Promise.all(Array.from({ length: 12 }, (_, at) => aPhoto(at * 20)));
    const added = await Promise.all(
      photos.map((bytes, at) => addAttachment(context, draftId, { name: `${at}.png`, bytes })),
    );
    expect(added.filter(({ ok }) => ok)).toHaveLength(attachmentLimits.count);
    expect(added.filter((each) => !each.ok && each.reason === "too_many")).toHaveLength(3);
    expect(await filesOfDraft(db, env, draftId)).toHaveLength(attachmentLimits.count);
  });

  it("are kept once when the same form arrives twice", async () => {
    const draftId = await aDraft();
    const before = storedFiles().length;
    const bytes = await aPhoto(7);
    const first = await addAttachment(context, draftId, { name: "渠.png", bytes });
    expect(await addAttachment(context, draftId, { name: "渠.png", bytes })).toEqual(first);
    expect(storedFiles()).toHaveLength(before + 1);
  });

  it("are gone from the disk as soon as they are removed, and only from one's own draft", async () => {
    const [draftId, other] = [await aDraft(), await aDraft()];
    const before = storedFiles().length;
    const added = await addAttachment(context, draftId, { name: "渠.png", bytes: await aPhoto(9) });
    if (!added.ok) throw new Error(added.reason);
    await removeAttachment(context, other, added.id);
    expect(storedFiles()).toHaveLength(before + 1);
    await removeAttachment(context, draftId, added.id);
    expect(storedFiles()).toHaveLength(before);
    expect(await filesOfDraft(db, env, draftId)).toEqual([]);
  });
});

describe("a form with files", () => {
  const messages = messagesFor("zh-CN");
  const send = (draftId: string, files: readonly File[]) => {
    const form = new FormData();
    for (const file of files) form.append("files", file);
    form.append("narrative", "写了半天的话");
    const request = new Request("http://localhost/say/what", { method: "POST", body: form });
    return takeFiles(request, context, draftId, messages);
  };
  const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);

  it("of 21 MB, or renamed, is refused by name, and words and other files are kept", async () => {
    const draftId = await aDraft();
    const { form, refused, intent } = await send(draftId, [
      new File([new Uint8Array(21 * 1024 * 1024)], "现场.jpg"),
      new File([bytesOf(Buffer.concat([Buffer.from("MZ"), Buffer.alloc(300)]))], "工资表.pdf"),
      new File([bytesOf(await aPhoto(30))], "好的.png"),
    ]);
    expect(form.get("narrative")).toBe("写了半天的话");
    expect(intent).toBe("next");
    expect(refused.map(({ words }) => words)).toEqual([
      messages.filing.problems.file.too_large("现场.jpg"),
      messages.filing.problems.file.kind("工资表.pdf"),
    ]);
    expect((await filesOfDraft(db, env, draftId)).map(({ name }) => name)).toEqual(["好的.jpg"]);
  });

  it("of ten photos keeps nine and names the tenth", async () => {
    const draftId = await aDraft();
    const photos = await Promise.all(
      Array.from(
        { length: 10 },
        async (_, at) => new File([bytesOf(await aPhoto(at * 11))], `${at + 1}.png`),
      ),
    );
    const { refused } = await send(draftId, photos);
    expect(refused.map(({ words }) => words)).toEqual([messages.filing.problems.file.too_many("10.png")]);
    expect(await filesOfDraft(db, env, draftId)).toHaveLength(9);
  });
});
