import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { attachmentLimits } from "./attachment-rules.ts";
import { inspectAttachment } from "./inspect-attachment.server.ts";

const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: "#9aa486" } });

/** A container's first bytes, as the browsers' recorders write them. */
const webm = (codec: string) =>
  Buffer.concat([
    Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701", "hex"),
    Buffer.from(codec),
    Buffer.alloc(64),
  ]);
const mp4 = (handler: string) =>
  Buffer.concat([
    Buffer.from("0000001c66747970", "hex"),
    Buffer.from("iso5\0\0\0\0iso5mp41"),
    Buffer.alloc(4),
    Buffer.from("hdlr\0\0\0\0\0\0\0\0"),
    Buffer.from(handler),
    Buffer.alloc(64),
  ]);

describe("a photo", () => {
  it("loses the place where it was taken and everything else that is not the picture", async () => {
    const taken = await picture()
      .withExif({
        IFD0: { Make: "SecretPhone" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "30/1 20/1 0/1", GPSLongitudeRef: "E" },
      })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif?.toString("latin1")).toContain("SecretPhone");
    const inspected = await inspectAttachment(taken);
    if (!inspected.ok) throw new Error(inspected.reason);
    const { exif, xmp, iptc, icc } = await sharp(inspected.bytes).metadata();
    expect({ exif, xmp, iptc, icc }).toEqual({});
    expect(inspected.bytes.includes("SecretPhone")).toBe(false);
  });

  it("is turned the way it was held", async () => {
    const held = await picture(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const inspected = await inspectAttachment(held);
    if (!inspected.ok) throw new Error(inspected.reason);
    expect(await sharp(inspected.bytes).metadata()).toMatchObject({ width: 40, height: 60 });
  });

  it.each(["png", "webp", "jpeg"] as const)("is taken as %s and kept as JPEG", async (format) => {
    const inspected = await inspectAttachment(await picture().toFormat(format).toBuffer());
    expect(inspected).toMatchObject({ ok: true, kind: "image", contentType: "image/jpeg", ending: ".jpg" });
  });

  it("that carries a program behind it comes out without the program", async () => {
    const polyglot = Buffer.concat([
      await picture().jpeg().toBuffer(),
      Buffer.from("PK\x03\x04<script>alert(1)</script>MZ"),
    ]);
    const inspected = await inspectAttachment(polyglot);
    if (!inspected.ok) throw new Error(inspected.reason);
    expect(inspected.bytes.includes("script")).toBe(false);
  });

  it("that is cut off in the middle is refused", async () => {
    const whole = await picture(400, 400).png().toBuffer();
    expect(await inspectAttachment(whole.subarray(0, 200))).toEqual({ ok: false, reason: "broken" });
  });

  it("with more pixels than any camera is refused", async () => {
    const side = Math.ceil(Math.sqrt(attachmentLimits.pixels)) + 10;
    const bomb = await picture(side, side).png({ compressionLevel: 9 }).toBuffer();
    expect(await inspectAttachment(bomb)).toEqual({ ok: false, reason: "broken" });
  });

  it("in HEIC is told apart, because its owner can export it", async () => {
    const heic = Buffer.concat([
      Buffer.from("0000001866747970", "hex"),
      Buffer.from("heic\0\0\0\0mif1heic"),
      Buffer.alloc(64),
    ]);
    expect(await inspectAttachment(heic)).toEqual({ ok: false, reason: "heic" });
  });
});

describe("any other file", () => {
  it.each([
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), "kind"],
    ["text", Buffer.from("只是几个字"), "kind"],
    ["an SVG with script", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "kind"],
    ["nothing", Buffer.alloc(0), "empty"],
    ["a film from a recorder", webm("V_VP8"), "video"],
    ["a film from a phone", mp4("vide"), "video"],
    [
      "a PDF with a program behind it",
      Buffer.concat([Buffer.from("%PDF-1.4\n%%EOF"), Buffer.alloc(4096, "M")]),
      "broken",
    ],
    ["more than 20 MB", Buffer.alloc(attachmentLimits.bytes + 1), "too_large"],
  ])("that is %s is refused", async (_what, bytes, reason) => {
    expect(await inspectAttachment(bytes)).toEqual({ ok: false, reason });
  });

  it.each([
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"), "document", "application/pdf"],
    ["a voice note of Chrome", webm("A_OPUS"), "audio", "audio/webm"],
    ["a voice note of an iPhone", mp4("soun"), "audio", "audio/mp4"],
    ["a WAV", Buffer.concat([Buffer.from("RIFF\x24\0\0\0WAVEfmt "), Buffer.alloc(40)]), "audio", "audio/wav"],
    ["an AMR", Buffer.concat([Buffer.from("#!AMR\n"), Buffer.alloc(40)]), "audio", "audio/amr"],
    [
      "an MP3",
      Buffer.concat([Buffer.from("ID3\x03\0\0\0\0\0\0"), Buffer.from("fffb9064", "hex"), Buffer.alloc(600)]),
      "audio",
      "audio/mpeg",
    ],
  ])("that is %s is kept as it is", async (_what, bytes, kind, contentType) => {
    const inspected = await inspectAttachment(bytes);
    expect(inspected).toMatchObject({ ok: true, kind, contentType });
    expect(inspected.ok && inspected.bytes.equals(bytes)).toBe(true);
  });
});
