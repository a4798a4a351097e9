/** Reads a form with files as it arrives: one file at a time in memory, and none beyond its limit. */
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { z } from "zod";

export type UploadedFile = {
  /** The name of the form's field. */
  readonly field: string;
  /** As the person's device names it, without directories. */
  readonly name: string;
  /** Null when it was larger than allowed: the rest was read and thrown away. */
  readonly bytes: Buffer | null;
};

/** The name of the fields that stand for files which came before the form, in parts. */
const uploadField = "upload";
const uploadSchema = z.object({
  /** The field the file belongs to. */
  field: z.string().max(100),
  id: z.uuid(),
  name: z.string().max(500),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The bytes of a file that came in parts; null when it is not whole. */
export type TakeUpload = (upload: { readonly id: string; readonly sha256: string }) => Promise<Buffer | null>;

/** Of forms that no outbox sends. */
const takesNone: TakeUpload = () => Promise.resolve(null);

export type MultipartLimits = {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Files that are looked at; further ones are passed by and counted. */
  readonly files: number;
};

export type Multipart =
  | { readonly ok: true; readonly fields: FormData; readonly filesPassedBy: boolean }
  /** Not a form, or it broke off, or a file that came before it is not whole. */
  | { readonly ok: false; readonly reason: "malformed" };

/**
 * Every file is handed to `take`, which is awaited before the next is read; those that came in parts after the others.
 * Empty file boxes are left out.
 */
export async function readMultipart(
  request: Request,
  limits: MultipartLimits,
  take: (file: UploadedFile) => Promise<void>,
  takeUpload: TakeUpload = takesNone,
): Promise<Multipart> {
  const type = request.headers.get("Content-Type") ?? "";
  if (request.body === null || !type.startsWith("multipart/form-data"))
    return { ok: false, reason: "malformed" };
  const fields = new FormData();
  let filesPassedBy = false;
  let queue = Promise.resolve();
  let failure: unknown;
  try {
    const parser = busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      // The parser takes a file of exactly its limit for one that is too large.
      limits: { fileSize: limits.fileBytes + 1, files: limits.files, fields: 100, fieldSize: 200_000 },
    });
    const source = Readable.fromWeb(request.body as ReadableStream);
    await new Promise<void>((resolve, reject) => {
      parser.on("field", (name, value) => fields.append(name, value));
      parser.on("filesLimit", () => {
        filesPassedBy = true;
      });
      parser.on("file", (field, stream, { filename }) => {
        // Not read before its turn: until then the sender waits, and one file at a time is in memory.
        queue = queue.then(async () => {
          try {
            const bytes = await readFile(stream);
            const named = filename !== undefined && filename !== "";
            if (failure !== undefined || (!named && bytes?.length === 0)) return;
            await take({ field, name: plainName(filename), bytes });
          } catch (error) {
            failure ??= error;
            // Read to its end all the same, or the form would never end.
            stream.resume();
          }
        });
      });
      parser.on("close", resolve);
      parser.on("error", reject);
      source.on("error", reject);
      source.pipe(parser);
    });
  } catch {
    // It broke off; what `take` was given before is kept.
    await queue;
    return { ok: false, reason: "malformed" };
  }
  await queue;
  if (failure !== undefined) throw failure;
  const uploads = fields.getAll(uploadField).slice(0, limits.files);
  for (const text of uploads) {
    const upload = uploadSchema.safeParse(parsed(String(text)));
    const bytes = upload.success ? await takeUpload(upload.data) : null;
    if (!upload.success || bytes === null) return { ok: false, reason: "malformed" };
    await take({ field: upload.data.field, name: plainName(upload.data.name), bytes });
  }
  fields.delete(uploadField);
  return { ok: true, fields, filesPassedBy };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Null when the stream was cut at the limit: beyond it nothing is kept in memory. */
async function readFile(stream: Readable & { truncated?: boolean }): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return stream.truncated === true ? null : Buffer.concat(chunks);
}

/** Without directories and without what a terminal or a header could take for a command. */
function plainName(name: string | undefined): string {
  const last = (name ?? "").split(/[/\\]/u).pop() ?? "";
  return [...last.normalize("NFC").replace(/\p{Cc}|\p{Cf}/gu, "")].slice(0, 120).join("").trim();
}
