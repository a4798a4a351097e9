/** Rectifications as the desk and everybody read them. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { type LocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { questionnaireSchema, questionsOf } from "../questionnaires/questionnaire.ts";
import { storedResults } from "../results/weigh-round.server.ts";
import { roundsInReach } from "../rounds/round-access.server.ts";
import { openRectificationActions, type RectificationState } from "./rectification-workflow.ts";
import { taskRelations, tasksInReach } from "./task-access.server.ts";

const taskColumns = {
  id: true,
  number: true,
  state: true,
  version: true,
  assignedOn: true,
  dueOn: true,
  answeredOn: true,
  verifiedOn: true,
  statement: true,
  organisationId: true,
  organisation: { select: { name: true } },
  finding: {
    select: {
      wordsZh: true,
      wordsEn: true,
      round: { select: { slug: true, titleZh: true, titleEn: true, assessorId: true } },
    },
  },
} as const satisfies Prisma.RectificationTaskSelect;

type StoredTask = Prisma.RectificationTaskGetPayload<{ select: typeof taskColumns }>;

export type TaskInList = ReturnType<typeof inList>;

function inList({ assignedOn, dueOn, answeredOn, verifiedOn, ...task }: StoredTask, today: LocalDate) {
  const due = localDateFromColumn(dueOn);
  return {
    ...task,
    assignedOn: localDateFromColumn(assignedOn),
    dueOn: due,
    answeredOn: answeredOn === null ? null : localDateFromColumn(answeredOn),
    verifiedOn: verifiedOn === null ? null : localDateFromColumn(verifiedOn),
    isOverdue: task.state === "assigned" && due < today,
  };
}

/** What waits first, the most urgent before the others. */
const order: Prisma.RectificationTaskOrderByWithRelationInput[] = [
  { state: "asc" },
  { dueOn: "asc" },
  { number: "asc" },
];

export async function tasksOf(db: Db, actor: StaffActor, now: Date): Promise<readonly TaskInList[]> {
  const tasks = await db.rectificationTask.findMany({
    where: tasksInReach(actor),
    orderBy: order,
    take: 200,
    select: taskColumns,
  });
  return tasks.map((task) => inList(task, localDateOf(now)));
}

/** One, with its history and what this person may do now; null when it is not theirs to read. */
export async function readTask(
  db: Db,
  { number, actor, now }: { readonly number: string; readonly actor: StaffActor; readonly now: Date },
) {
  const task = await db.rectificationTask.findFirst({
    where: { AND: [{ number }, tasksInReach(actor)] },
    select: {
      ...taskColumns,
      steps: {
        orderBy: { sequence: "asc" },
        select: { id: true, at: true, action: true, organisationName: true, note: true, dueOn: true },
      },
    },
  });
  if (task === null) return null;
  const { steps, ...rest } = task;
  const { assessorId } = task.finding.round;
  return {
    ...inList(rest, localDateOf(now)),
    steps: steps.map(({ dueOn, ...step }) => ({
      ...step,
      dueOn: dueOn === null ? null : localDateFromColumn(dueOn),
    })),
    open: openRectificationActions(task.state, taskRelations(actor, { ...task, assessorId })),
  };
}

/** A finding of one's own, and who has it already. */
export async function readFinding(
  db: Db,
  { id, actor }: { readonly id: string; readonly actor: StaffActor },
) {
  return db.surveyFinding.findFirst({
    where: { id, round: roundsInReach(actor) },
    select: {
      id: true,
      wordsZh: true,
      wordsEn: true,
      round: { select: { slug: true, titleZh: true, titleEn: true } },
      tasks: { select: { number: true, organisation: { select: { name: true } } } },
    },
  });
}

export type PublicFinding = {
  readonly id: string;
  readonly wordsZh: string;
  readonly wordsEn: string;
  readonly round: { readonly slug: string; readonly titleZh: string; readonly titleEn: string };
  readonly tasks: readonly {
    readonly number: string;
    readonly organisation: string;
    readonly state: RectificationState;
    readonly dueOn: LocalDate;
    readonly verifiedOn: LocalDate | null;
    readonly isOverdue: boolean;
    /** Once it is verified. */
    readonly statement: string | null;
  }[];
  /** The score of the question it is about, in its own round and in the newest that asked it again. */
  readonly score: {
    readonly then: number;
    readonly now: { readonly slug: string; readonly score: number } | null;
  } | null;
};

/** Findings of published rounds, the newest round first. */
export async function publicFindings(db: Db, now: Date): Promise<readonly PublicFinding[]> {
  const rounds = await db.surveyRound.findMany({
    where: { state: "published" },
    orderBy: [{ opensOn: "desc" }, { slug: "desc" }],
    take: 12,
    select: {
      slug: true,
      titleZh: true,
      titleEn: true,
      results: true,
      questionnaire: { select: { definition: true } },
      findings: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          wordsZh: true,
          wordsEn: true,
          question: true,
          tasks: {
            orderBy: { number: "asc" },
            select: {
              number: true,
              state: true,
              dueOn: true,
              verifiedOn: true,
              statement: true,
              organisation: { select: { name: true } },
            },
          },
        },
      },
    },
  });
  const scores = rounds.map(({ slug, results, questionnaire }) => ({
    slug,
    asked: new Set(questionsOf(questionnaireSchema.parse(questionnaire.definition)).map(({ id }) => id)),
    of: new Map(
      storedResults(results).questions.flatMap(({ id, figure }) =>
        figure === null ? [] : [[id, figure.mean] as const],
      ),
    ),
  }));
  const today = localDateOf(now);
  return rounds.flatMap(({ findings, slug, titleZh, titleEn }, at) =>
    findings.map(({ question, tasks, ...finding }) => {
      const then = question === null ? undefined : scores[at]?.of.get(question);
      // Rounds are the newest first: the first that asked it is the newest.
      const later = scores
        .slice(0, at)
        .find(({ asked, of }) => question !== null && asked.has(question) && of.has(question));
      return {
        ...finding,
        round: { slug, titleZh, titleEn },
        tasks: tasks.map(({ organisation, dueOn, verifiedOn, statement, ...task }) => ({
          ...task,
          organisation: organisation.name,
          dueOn: localDateFromColumn(dueOn),
          verifiedOn: verifiedOn === null ? null : localDateFromColumn(verifiedOn),
          isOverdue: task.state === "assigned" && localDateFromColumn(dueOn) < today,
          statement: task.state === "verified" ? statement : null,
        })),
        score:
          then === undefined
            ? null
            : {
                then,
                now:
                  later === undefined ? null : { slug: later.slug, score: later.of.get(question ?? "") ?? 0 },
              },
      };
    }),
  );
}
