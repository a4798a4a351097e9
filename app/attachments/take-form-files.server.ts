/** Takes the files of a form that is added to a matter; the words of the form come back as they were typed. */
import type { Messages } from "#app/i18n/index.ts";
import { readMultipart } from "#app/platform/multipart.server.ts";
import { type AttachmentRefusal, attachmentLimits } from "./attachment-rules.ts";
import type { AddedFile, SentFile } from "./keep-file.server.ts";
import { takeUpload, type UploadContext } from "./uploads.server.ts";

export type TakenFormFiles = {
  readonly form: FormData;
  readonly files: number;
  /** One sentence for each file that was not taken. */
  readonly refused: readonly string[];
};

/** Each file is handed to `add` before the next is read. */
export async function takeFormFiles(
  request: Request,
  context: UploadContext,
  add: (file: SentFile) => Promise<AddedFile>,
  messages: Messages,
): Promise<TakenFormFiles> {
  const refused: string[] = [];
  let files = 0;
  const multipart = await readMultipart(
    request,
    { fileBytes: attachmentLimits.bytes, files: attachmentLimits.count + 1 },
    async ({ name, bytes }) => {
      const added = await add({ name, bytes });
      if (added.ok) files += 1;
      else refused.push(refusalWords(messages, added.reason, name));
    },
    (upload) => takeUpload(context, upload),
  );
  const { problems } = messages.filing;
  if (!multipart.ok) return { form: new FormData(), files, refused: [...refused, problems.brokenOff] };
  if (multipart.filesPassedBy) refused.push(problems.tooManyFiles);
  return { form: multipart.fields, files, refused };
}

/** Why this file was not taken, with its name. */
export function refusalWords(messages: Messages, reason: AttachmentRefusal, name: string): string {
  const { file } = messages.filing.problems;
  return file[reason](name || file.unnamed);
}
