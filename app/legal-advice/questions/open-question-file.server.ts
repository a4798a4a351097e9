/** A file of a question, for its two sides alone. */

import { attachmentHeaders } from "#app/attachments/attachment-headers.ts";
import { openAttachment } from "#app/attachments/keep-file.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { isId } from "#app/platform/ids.ts";
import { type QuestionActor, questionsInReach } from "./question-access.server.ts";

/** Throws 404 when there is no such file within this person's reach; number and code alone open none. */
export async function openQuestionFile(
  { db, env }: { readonly db: Db; readonly env: Env },
  { number = "", id = "", actor }: { number?: string; id?: string; actor: QuestionActor },
): Promise<Response> {
  const file =
    actor.kind === "code_holder" || !isId(id)
      ? null
      : await db.attachment.findFirst({
          where: { id, removedAt: null, question: { AND: [{ number }, questionsInReach(actor)] } },
          select: { id: true, storageKey: true, contentType: true, kind: true },
        });
  if (file === null) throw new Response(null, { status: 404 });
  const bytes = await openAttachment(env, file);
  return new Response(new Uint8Array(bytes), { headers: attachmentHeaders(file) });
}
