/** Writes the questions of the demonstration city with what was said, sealed as the real ones are. */
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { partyIndexOf } from "#app/legal-advice/conflicts.server.ts";
import { answerGrams } from "#app/legal-advice/knowledge/answer-words.ts";
import { hashLookupCode, newLookupCode } from "#app/matters/lookup-code.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { SeedQuestion } from "./advice-questions.ts";
import { dayColumn } from "./advice-rows.ts";
import { demonstrationPhone } from "./demonstration-people.ts";
import { insertRows } from "./insert-rows.server.ts";
import type { SeedKeys } from "./write-petitions.server.ts";

export async function writeQuestions(
  tx: Transaction,
  keys: SeedKeys,
  questions: readonly SeedQuestion[],
): Promise<void> {
  await insertRows(
    tx,
    "LegalQuestion",
    questions.map((question) => questionRow(keys, question)),
  );
  await insertRows(
    tx,
    "QuestionMessage",
    questions.flatMap(({ id: questionId, messages }) =>
      messages.map(({ id, kind, body, articles, at }, place) => ({
        id,
        questionId,
        position: place + 1,
        kind,
        bodySealed: seal(keys.fieldKeys, body, { field: "QuestionMessage.body", record: id }),
        articles: [...articles],
        at,
      })),
    ),
  );
  await insertRows(
    tx,
    "QuestionEvent",
    questions.flatMap(({ events }) => events),
  );
  await insertRows(
    tx,
    "QuestionHandOver",
    questions.flatMap(({ handOvers }) => handOvers),
  );
  await insertRows(tx, "PublishedAnswer", questions.flatMap(publishedRows));
}

function questionRow(
  keys: SeedKeys,
  { id, number, asker, village, story, askedAt, columns, version }: SeedQuestion,
): Prisma.LegalQuestionCreateManyInput {
  const { adviser, clock, state, sponsorshipId, waitedDays, askerConsents, adviserConsents } = columns;
  const sealed = (field: string, text: string) =>
    seal(keys.fieldKeys, text, { field: `LegalQuestion.${field}`, record: id });
  const phone = demonstrationPhone(asker.n);
  return {
    id,
    number,
    lookupCodeHash: hashLookupCode(keys.blindIndexKey, id, newLookupCode()),
    state,
    version,
    askerId: asker.id,
    nameSealed: sealed("name", asker.name),
    nameIndex: partyIndexOf(keys, asker.name),
    phoneSealed: sealed("phone", phone),
    phoneIndex: phoneIndexOf(keys, phone),
    phoneConfirmed: true,
    divisionCode: village.code,
    topicId: story.topic,
    titleSealed: sealed("title", story.title),
    otherSideSealed: story.otherSide === null ? null : sealed("otherSide", story.otherSide),
    otherSideIndex: story.otherSide === null ? null : partyIndexOf(keys, story.otherSide),
    adviserId: adviser?.id ?? null,
    sponsorshipId,
    askedAt,
    assignedOn: dayColumn(columns.assignedOn),
    askedBackOn: dayColumn(columns.askedBackOn),
    answeredOn: dayColumn(columns.answeredOn),
    endedOn: dayColumn(columns.endedOn),
    waitedDays,
    dueOn: dayColumn(clock?.due ?? null),
    dueProvisional: clock?.provisional ?? false,
    askerConsents,
    adviserConsents,
    isDemonstration: true,
  };
}

function publishedRows({
  id: questionId,
  story,
  publishedAt,
}: SeedQuestion): Prisma.PublishedAnswerCreateManyInput[] {
  if (publishedAt === null) return [];
  const { topic: topicId, title, body: asked, answer, articles } = story;
  const searchText = answerGrams({ title, asked, answer, articles });
  return [
    {
      id: newId(),
      questionId,
      topicId,
      title,
      asked,
      answer,
      articles: [...articles],
      searchText,
      publishedAt,
    },
  ];
}
