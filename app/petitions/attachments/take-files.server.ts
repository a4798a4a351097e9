/** Takes the files of a form as it arrives and says of each one that was refused why. */
import { attachmentLimits } from "#app/attachments/attachment-rules.ts";
import { refusalWords } from "#app/attachments/take-form-files.server.ts";
import { takeUpload } from "#app/attachments/uploads.server.ts";
import type { Messages } from "#app/i18n/index.ts";
import { readMultipart } from "#app/platform/multipart.server.ts";
import type { DraftContext } from "../filing/draft.server.ts";
import { addAttachment, removeAttachment } from "./attachment.server.ts";

export type RefusedFile = { readonly id: string; readonly name: string; readonly words: string };

export type TakenFiles = {
  /** The other fields of the form. */
  readonly form: FormData;
  /** `next`, or `add` for staying on the page, or a removal. */
  readonly intent: "next" | "add" | "remove";
  readonly refused: readonly RefusedFile[];
};

export async function takeFiles(
  request: Request,
  context: DraftContext,
  draftId: string,
  messages: Messages,
): Promise<TakenFiles> {
  const { file: sentences, tooManyFiles, brokenOff } = messages.filing.problems;
  const refused: RefusedFile[] = [];
  const refuse = (name: string, words: string) =>
    refused.push({ id: `refused-${refused.length + 1}`, name, words });
  const multipart = await readMultipart(
    request,
    // One more than can be kept, so that the tenth is told by its name.
    { fileBytes: attachmentLimits.bytes, files: attachmentLimits.count + 2 },
    async ({ field, name, bytes }) => {
      const known = field === "voice" && name === "" ? messages.filing.what.voiceName : name;
      const added = await addAttachment(context, draftId, { name: known, bytes });
      if (!added.ok) refuse(known || sentences.unnamed, refusalWords(messages, added.reason, known));
    },
    (upload) => takeUpload(context, upload),
  );
  if (!multipart.ok) {
    refuse(sentences.unnamed, brokenOff);
    return { form: new FormData(), intent: "add", refused };
  }
  if (multipart.filesPassedBy) refuse(sentences.unnamed, tooManyFiles);
  const intent = String(multipart.fields.get("intent") ?? "next");
  const removed = /^remove:([0-9a-f-]{36})$/.exec(intent)?.[1];
  if (removed !== undefined) await removeAttachment(context, draftId, removed);
  return {
    form: multipart.fields,
    intent: removed === undefined ? (intent === "add" ? "add" : "next") : "remove",
    refused,
  };
}
