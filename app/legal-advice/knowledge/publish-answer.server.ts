/** An answered question goes into the knowledge base: as the adviser edited it, without anybody's name. */
import { notify } from "#app/notifications/notify.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import type { QuestionChanged } from "../questions/change-question.server.ts";
import { questionsInReach } from "../questions/question-access.server.ts";
import { type QuestionRequest, takeStep } from "../questions/take-question-step.server.ts";
import { answerGrams } from "./answer-words.ts";
import { namesLeftIn } from "./names-left.ts";

export type EditedAnswer = {
  readonly title: string;
  readonly asked: string;
  readonly answer: string;
  readonly articles: readonly string[];
};

export type Published =
  | QuestionChanged
  /** Names of the parties that still stand in the text. */
  | { readonly ok: false; readonly reason: "names_inside"; readonly names: readonly string[] };

/** Refused while a name or number of the two sides is still in it, and unless both sides agree. */
export async function publishAnswer(
  context: AdviceContext,
  { title, asked, answer, articles, ...request }: QuestionRequest & EditedAnswer,
): Promise<Published> {
  const edited = { title, asked, answer, articles };
  const known = await namesOf(context, request);
  if (known === null) return { ok: false, reason: "not_found" };
  const left = namesLeftIn(Object.values(edited).flat().join("\n"), known);
  if (left.length > 0) return { ok: false, reason: "names_inside", names: left };
  return takeStep(context, { ...request, action: "publish" }, async (tx, question, now) => {
    const { topicId } = await tx.legalQuestion.findUniqueOrThrow({
      where: { id: question.id },
      select: { topicId: true },
    });
    const shown = {
      title,
      asked,
      answer,
      articles: [...articles],
      topicId,
      searchText: answerGrams(edited),
      publishedAt: now,
      withdrawnAt: null,
    };
    await tx.publishedAnswer.upsert({
      where: { questionId: question.id },
      create: { id: newId(), questionId: question.id, ...shown },
      update: shown,
    });
    await notify(tx, {
      to: { about: { kind: "question", id: question.id }, personId: question.askerId },
      event: "question_published",
      facts: { number: question.number, due: null },
      dedupeKey: `question:${question.id}:${question.version}:question_published`,
      now,
    });
  });
}

/** What must not stand in a published answer; null when the question is not in this adviser's reach. */
async function namesOf(
  { db, env }: AdviceContext,
  { questionId, actor }: QuestionRequest,
): Promise<readonly string[] | null> {
  const row = await db.legalQuestion.findFirst({
    where: { AND: [{ id: questionId }, questionsInReach(actor)] },
    select: { nameSealed: true, phoneSealed: true, otherSideSealed: true },
  });
  if (row === null) return null;
  const opened = (field: string, sealed: string | null) =>
    sealed === null
      ? []
      : [open(env.fieldKeys, sealed, { field: `LegalQuestion.${field}`, record: questionId })];
  return [
    ...opened("name", row.nameSealed),
    ...opened("phone", row.phoneSealed),
    ...opened("otherSide", row.otherSideSealed),
  ];
}
