/** A photo or a paper that the asker adds to the question, on the record. */
import { attachmentLimits } from "#app/attachments/attachment-rules.ts";
import {
  type AddedFile,
  type FileContext,
  isOverfull,
  keepFile,
  type SentFile,
} from "#app/attachments/keep-file.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { auditActorOf } from "./change-question.server.ts";
import { type QuestionActor, questionsInReach } from "./question-access.server.ts";
import { endedQuestionStates } from "./question-workflow.ts";

/** Throws 404 for anybody whose question it is not, and once it has ended. */
export async function addQuestionFile(
  context: FileContext,
  { questionId, actor }: { readonly questionId: string; readonly actor: QuestionActor },
  file: SentFile,
): Promise<AddedFile> {
  if (await isOverfull(context.db, { questionId }, attachmentLimits.perMatter))
    return { ok: false, reason: "too_many" };
  return keepFile(context, file, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "LegalQuestion" WHERE "id" = ${questionId}::uuid FOR UPDATE`;
    const open = await tx.legalQuestion.count({
      where: {
        AND: [{ id: questionId, state: { notIn: [...endedQuestionStates] } }, questionsInReach(actor)],
      },
    });
    if (open === 0 || actor.kind !== "resident") throw new Response(null, { status: 404 });
    return {
      where: { questionId },
      addedBy: "petitioner",
      limit: attachmentLimits.perMatter,
      kept: (id) =>
        appendAudit(tx, {
          chain: `question:${questionId}`,
          at: context.now(),
          actor: auditActorOf(actor),
          action: "question.add_file",
          payload: { attachment: id },
        }),
    };
  });
}
