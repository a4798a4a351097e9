/** The questions an adviser has or had, by clock. Reads only. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { questionsInReach } from "./question-access.server.ts";
import type { QuestionState } from "./question-workflow.ts";

export const chambersViews = {
  open: ["assigned"],
  waiting: ["asked_back"],
  done: ["answered", "closed"],
} as const satisfies Readonly<Record<string, readonly QuestionState[]>>;
export type ChambersView = keyof typeof chambersViews;

export function isChambersView(text: string | null): text is ChambersView {
  return text !== null && Object.hasOwn(chambersViews, text);
}

const mostShown = 200;

/** What is due first stands first; of the answered the latest. */
export async function readChambersQuestions(
  db: Db,
  env: Pick<Env, "fieldKeys">,
  { actor, view }: { readonly actor: StaffActor; readonly view: ChambersView },
) {
  const reach = questionsInReach(actor);
  const [rows, counts] = await Promise.all([
    db.legalQuestion.findMany({
      where: { AND: [{ state: { in: [...chambersViews[view]] } }, reach] },
      orderBy: view === "done" ? [{ answeredOn: "desc" }, { id: "desc" }] : [{ dueOn: "asc" }, { id: "asc" }],
      take: mostShown,
      select: {
        id: true,
        number: true,
        state: true,
        dueOn: true,
        titleSealed: true,
        nameSealed: true,
        topic: { select: { name: true, nameEn: true } },
        division: { select: { fullName: true } },
      },
    }),
    db.legalQuestion.groupBy({ by: ["state"], where: reach, _count: { _all: true } }),
  ]);
  const countOf = (states: readonly QuestionState[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { _count }) => sum + _count._all, 0);
  return {
    counts: {
      open: countOf(chambersViews.open),
      waiting: countOf(chambersViews.waiting),
      done: countOf(chambersViews.done),
    },
    questions: rows.map(({ titleSealed, nameSealed, dueOn, ...row }) => ({
      ...row,
      dueOn: dueOn === null ? null : localDateFromColumn(dueOn),
      title: open(env.fieldKeys, titleSealed, { field: "LegalQuestion.title", record: row.id }),
      name: open(env.fieldKeys, nameSealed, { field: "LegalQuestion.name", record: row.id }),
    })),
  };
}
