/** A question as its two sides read it: the asker and the adviser who has it. Reads only. */
import { attachmentColumns, type KeptFile, keptFile } from "#app/attachments/keep-file.server.ts";
import { localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { questionFacts, questionKernelColumns } from "./change-question.server.ts";
import { type QuestionActor, questionRelations, questionsInReach } from "./question-access.server.ts";
import { questionActions } from "./question-workflow.ts";

type Keys = Pick<Env, "fieldKeys" | "accusationKeys">;

const columns = {
  ...questionKernelColumns,
  nameSealed: true,
  titleSealed: true,
  otherSideSealed: true,
  dueProvisional: true,
  topic: { select: { id: true, name: true, nameEn: true } },
  division: { select: { code: true, fullName: true } },
  adviser: {
    select: {
      ...questionKernelColumns.adviser.select,
      displayName: true,
      firm: { select: { name: true } },
    },
  },
  published: { select: { id: true, withdrawnAt: true } },
  messages: {
    orderBy: { position: "asc" },
    select: { id: true, kind: true, bodySealed: true, articles: true, at: true },
  },
  files: { where: { removedAt: null }, orderBy: { createdAt: "asc" }, select: attachmentColumns },
  events: {
    orderBy: { sequence: "asc" },
    select: { id: true, action: true, at: true, actorKind: true, facts: true },
  },
} as const satisfies Prisma.LegalQuestionSelect;

type Row = Prisma.LegalQuestionGetPayload<{ select: typeof columns }>;

export type ShownQuestion = NonNullable<Awaited<ReturnType<typeof readQuestion>>>;
/** What was said; for the two sides alone. */
export type QuestionWords = {
  readonly title: string;
  readonly name: string;
  readonly otherSide: string | null;
  readonly messages: readonly {
    readonly id: string;
    readonly kind: "question" | "ask_back" | "reply" | "answer" | "follow_up";
    readonly body: string;
    readonly articles: readonly string[];
    readonly at: Date;
  }[];
  readonly files: readonly KeptFile[];
};

/** Null when it is not in this person's reach. Number and code alone open no words (律师法 第三十八条). */
export async function readQuestion(
  db: Db,
  env: Keys,
  { number, actor, now }: { readonly number: string; readonly actor: QuestionActor; readonly now: Date },
) {
  const row = await db.legalQuestion.findFirst({
    where: { AND: [{ number }, questionsInReach(actor)] },
    select: columns,
  });
  if (row === null) return null;
  const relations = questionRelations(actor);
  const { published } = row;
  const publishedId = published === null || published.withdrawnAt !== null ? null : published.id;
  return {
    id: row.id,
    number,
    version: row.version,
    state: row.state,
    askedAt: row.askedAt,
    dueOn: row.dueOn === null ? null : localDateFromColumn(row.dueOn),
    provisional: row.dueProvisional,
    waitedDays: row.waitedDays,
    topic: row.topic,
    division: row.division,
    adviser: row.adviser === null ? null : { name: row.adviser.displayName, firmName: row.adviser.firm.name },
    publishedId,
    askerConsents: row.askerConsents,
    words: actor.kind === "code_holder" ? null : wordsOf(env, row),
    events: await namedEvents(db, row.events),
    actions: questionActions(questionFacts(row, publishedId !== null), relations, localDateOf(now)).map(
      ({ action, verdict }) => ({
        action,
        because: verdict.open ? null : verdict.because,
      }),
    ),
  };
}

function wordsOf(env: Keys, row: Row): QuestionWords {
  const opened = (field: string, sealed: string) =>
    open(env.fieldKeys, sealed, { field: `LegalQuestion.${field}`, record: row.id });
  return {
    title: opened("title", row.titleSealed),
    name: opened("name", row.nameSealed),
    otherSide: row.otherSideSealed === null ? null : opened("otherSide", row.otherSideSealed),
    messages: row.messages.map(({ bodySealed, ...message }) => ({
      ...message,
      body: open(env.fieldKeys, bodySealed, { field: "QuestionMessage.body", record: message.id }),
    })),
    files: row.files.map((file) => keptFile(env, file)),
  };
}

/** Who took it, by name: of what the events keep nothing else is for the page. */
async function namedEvents(db: Db, events: Row["events"]) {
  const ids = events.flatMap(({ facts }) => adviserIn(facts) ?? []);
  const advisers = await db.adviser.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  });
  const names = new Map(advisers.map(({ id, displayName }) => [id, displayName]));
  return events.map(({ facts, ...event }) => ({
    ...event,
    adviserName: names.get(adviserIn(facts) ?? "") ?? null,
  }));
}

function adviserIn(facts: unknown): string | null {
  if (typeof facts !== "object" || facts === null || !("adviserId" in facts)) return null;
  return typeof facts.adviserId === "string" ? facts.adviserId : null;
}
