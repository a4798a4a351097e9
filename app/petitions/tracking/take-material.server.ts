/** Takes the files that a petitioner adds to a petition; the words of the form come back as they were typed. */
import type { Messages } from "#app/i18n/index.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { readMultipart } from "#app/platform/multipart.server.ts";
import { addMaterialFile } from "../attachments/attachment.server.ts";
import { attachmentLimits } from "../attachments/attachment-rules.ts";
import { refusalWords } from "../attachments/take-files.server.ts";
import type { PetitionActor } from "../petition-relations.ts";

export type TakenMaterial = {
  readonly form: FormData;
  readonly files: number;
  /** One sentence for each file that was not taken. */
  readonly refused: readonly string[];
};

export async function takeMaterial(
  request: Request,
  context: { readonly db: Db; readonly env: Env; readonly now: () => Date },
  petition: { readonly petitionId: string; readonly actor: PetitionActor },
  messages: Messages,
): Promise<TakenMaterial> {
  const refused: string[] = [];
  let files = 0;
  const multipart = await readMultipart(
    request,
    { fileBytes: attachmentLimits.bytes, files: attachmentLimits.count + 1 },
    async ({ name, bytes }) => {
      const added = await addMaterialFile(context, petition, { name, bytes });
      if (added.ok) files += 1;
      else refused.push(refusalWords(messages, added.reason, name));
    },
  );
  const { problems } = messages.filing;
  if (!multipart.ok) return { form: new FormData(), files, refused: [...refused, problems.brokenOff] };
  if (multipart.filesPassedBy) refused.push(problems.tooManyFiles);
  return { form: multipart.fields, files, refused };
}
