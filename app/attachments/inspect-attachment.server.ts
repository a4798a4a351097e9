/**
 * Looks at the bytes of a file, never at its name: what it is, and whether we take it. Photos are made anew, so that
 * neither the place where they were taken nor anything hidden behind the picture survives.
 */
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { type AttachmentKind, type AttachmentRefusal, attachmentLimits } from "./attachment-rules.ts";

export type InspectedFile =
  | {
      readonly ok: true;
      readonly kind: AttachmentKind;
      readonly contentType: string;
      /** Ending of a file of this type, with the dot. */
      readonly ending: string;
      /** What is kept. */
      readonly bytes: Buffer;
    }
  | { readonly ok: false; readonly reason: AttachmentRefusal };

const images: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Types of the detector, with the type and ending we serve them by. */
const sounds: Readonly<Record<string, readonly [contentType: string, ending: string]>> = {
  "audio/mpeg": ["audio/mpeg", ".mp3"],
  "audio/x-m4a": ["audio/mp4", ".m4a"],
  "audio/mp4": ["audio/mp4", ".m4a"],
  "audio/aac": ["audio/aac", ".aac"],
  "audio/ogg": ["audio/ogg", ".ogg"],
  "audio/ogg; codecs=opus": ["audio/ogg", ".ogg"],
  "audio/wav": ["audio/wav", ".wav"],
  "audio/amr": ["audio/amr", ".amr"],
  // Browsers record sound into these containers; a picture track makes it a video.
  "audio/webm": ["audio/webm", ".webm"],
  "video/webm": ["audio/webm", ".webm"],
  "video/mp4": ["audio/mp4", ".m4a"],
};

export async function inspectAttachment(bytes: Buffer): Promise<InspectedFile> {
  if (bytes.length === 0) return refused("empty");
  if (bytes.length > attachmentLimits.bytes) return refused("too_large");
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (type === undefined) return refused("kind");
  const { mime } = type;
  if (images.has(mime)) return remakePhoto(bytes);
  if (mime === "image/heic" || mime === "image/heif") return refused("heic");
  if (mime === "application/pdf") return inspectPdf(bytes);
  const sound = sounds[mime];
  if (sound !== undefined) {
    if (mime.startsWith("video/") && hasPicture(bytes, mime)) return refused("video");
    return { ok: true, kind: "audio", contentType: sound[0], ending: sound[1], bytes };
  }
  return refused(mime.startsWith("video/") ? "video" : "kind");
}

/** Turned the way it was held, made smaller than `side`, without any metadata. */
async function remakePhoto(bytes: Buffer): Promise<InspectedFile> {
  try {
    const remade = await sharp(bytes, { limitInputPixels: attachmentLimits.pixels, failOn: "error" })
      .rotate()
      .resize({
        width: attachmentLimits.side,
        height: attachmentLimits.side,
        fit: "inside",
        withoutEnlargement: true,
      })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 84 })
      .toBuffer();
    return { ok: true, kind: "image", contentType: "image/jpeg", ending: ".jpg", bytes: remade };
  } catch {
    return refused("broken");
  }
}

/** A PDF begins as one and ends as one; something else glued to it does not. */
function inspectPdf(bytes: Buffer): InspectedFile {
  const begins = bytes.subarray(0, 5).toString("latin1") === "%PDF-";
  const ends = bytes.subarray(-1024).includes("%%EOF");
  if (!begins || !ends) return refused("broken");
  return { ok: true, kind: "document", contentType: "application/pdf", ending: ".pdf", bytes };
}

/** A Matroska or MP4 file with a picture track. */
function hasPicture(bytes: Buffer, mime: string): boolean {
  if (mime === "video/webm")
    return ["V_VP8", "V_VP9", "V_AV1", "V_MPEG"].some((codec) => bytes.includes(codec));
  let at = bytes.indexOf("hdlr");
  while (at !== -1) {
    // Handler box: version and flags, four bytes unused, then the kind of track.
    if (bytes.subarray(at + 12, at + 16).toString("latin1") === "vide") return true;
    at = bytes.indexOf("hdlr", at + 4);
  }
  return false;
}

function refused(reason: AttachmentRefusal): InspectedFile {
  return { ok: false, reason };
}

/** A picture of `side` pixels for a list. */
export function thumbnailOf(photo: Buffer, side: number): Promise<Buffer> {
  return sharp(photo, { limitInputPixels: attachmentLimits.pixels })
    .resize({ width: side, height: side, fit: "cover" })
    .jpeg({ quality: 70 })
    .toBuffer();
}
