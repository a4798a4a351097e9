/**
 * The assessor writes down what the open answers say: findings, and which answers stand behind each. From closing to
 * publishing; then they are what was found, and only what is done about them goes on.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { contentKey, once } from "#app/platform/idempotency.server.ts";
import { isId, newId } from "#app/platform/ids.ts";
import type { RoundContext } from "../rounds/create-round.server.ts";
import { roundAuditActor, roundsInReach } from "../rounds/round-access.server.ts";
import type { FindingValues } from "./finding-form.ts";

/** An open answer: which one, to which question. */
export type OpenAnswerKey = { readonly answer: string; readonly question: string };

export type FindingChange =
  /** `behind` is the answer that it was written from; `key` is made by the form. */
  | {
      readonly do: "add";
      readonly values: FindingValues;
      readonly behind: OpenAnswerKey | null;
      readonly key: string;
    }
  | {
      readonly do: "change";
      readonly id: string;
      readonly expectedVersion: number;
      readonly values: FindingValues;
    }
  | { readonly do: "remove"; readonly id: string; readonly expectedVersion: number }
  | ({ readonly do: "code"; readonly id: string } & OpenAnswerKey)
  | ({ readonly do: "uncode"; readonly id: string } & OpenAnswerKey);

export type FindingChanged =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: "not_found" | "not_closed" | "no_answer" }
  /** What it says now, and the version to try again on. */
  | {
      readonly ok: false;
      readonly reason: "changed_meanwhile";
      readonly wordsZh: string;
      readonly version: number;
    };

export async function changeFindings(
  { db, now }: RoundContext,
  {
    actor,
    slug,
    change,
  }: { readonly actor: StaffActor; readonly slug: string; readonly change: FindingChange },
): Promise<FindingChanged> {
  return db.$transaction(async (tx): Promise<FindingChanged> => {
    await tx.$queryRaw`SELECT 1 FROM "SurveyRound" WHERE "slug" = ${slug} FOR UPDATE`;
    const round = await tx.surveyRound.findFirst({
      where: { AND: [{ slug }, roundsInReach(actor)] },
      select: { id: true, state: true },
    });
    if (round === null) return { ok: false, reason: "not_found" };
    if (round.state !== "closed") return { ok: false, reason: "not_closed" };
    const work = async () => {
      const changed = await written(tx, round.id, change);
      if (changed.ok && changed.isNew)
        await appendAudit(tx, {
          chain: `round:${round.id}`,
          at: now(),
          actor: roundAuditActor(actor),
          action: `finding.${change.do}`,
          payload: { finding: changed.id, ...("answer" in change ? { answer: change.answer } : {}) },
        });
      return changed.ok ? { ok: true as const, id: changed.id } : changed;
    };
    // To code and to take back say the same however often they come: the row is there or it is not.
    if (change.do === "code" || change.do === "uncode") return work();
    const key = change.do === "add" ? change.key : contentKey(change);
    return once<FindingChanged>(tx, `finding:${actor.membershipId}:${round.id}`, key, work, ({ ok }) => ok);
  });
}

type Written =
  | { readonly ok: true; readonly id: string; readonly isNew: boolean }
  | Extract<FindingChanged, { readonly ok: false }>;

async function written(tx: Transaction, roundId: string, change: FindingChange): Promise<Written> {
  if (change.do === "add") return add(tx, roundId, change);
  const { id } = change;
  const finding = isId(id) ? await tx.surveyFinding.findFirst({ where: { id, roundId } }) : null;
  if (finding === null) return { ok: false, reason: "not_found" };
  if (change.do === "code") return code(tx, roundId, id, change);
  if (change.do === "uncode") {
    const { answer: answerId, question } = change;
    if (!isId(answerId)) return { ok: false, reason: "no_answer" };
    const { count } = await tx.codedAnswer.deleteMany({ where: { findingId: id, answerId, question } });
    return { ok: true, id, isNew: count > 0 };
  }
  const { wordsZh, version } = finding;
  if (version !== change.expectedVersion) return { ok: false, reason: "changed_meanwhile", wordsZh, version };
  if (change.do === "remove") await tx.surveyFinding.delete({ where: { id, version } });
  else
    await tx.surveyFinding.update({
      where: { id, version },
      data: { ...change.values, version: version + 1 },
    });
  return { ok: true, id, isNew: true };
}

async function add(
  tx: Transaction,
  roundId: string,
  { values, behind }: Extract<FindingChange, { readonly do: "add" }>,
): Promise<Written> {
  const last = await tx.surveyFinding.aggregate({ where: { roundId }, _max: { position: true } });
  const id = newId();
  if (behind !== null && !(await isAnswered(tx, roundId, behind))) return { ok: false, reason: "no_answer" };
  await tx.surveyFinding.create({
    data: { id, roundId, position: (last._max.position ?? 0) + 1, ...values },
  });
  if (behind !== null) await code(tx, roundId, id, behind);
  return { ok: true, id, isNew: true };
}

async function code(
  tx: Transaction,
  roundId: string,
  findingId: string,
  { answer: answerId, question }: OpenAnswerKey,
): Promise<Written> {
  if (!(await isAnswered(tx, roundId, { answer: answerId, question })))
    return { ok: false, reason: "no_answer" };
  const { count } = await tx.codedAnswer.createMany({
    data: [{ findingId, answerId, question }],
    skipDuplicates: true,
  });
  return { ok: true, id: findingId, isNew: count > 0 };
}

/** Whether this answer of this round says something to this question. */
async function isAnswered(
  tx: Transaction,
  roundId: string,
  { answer, question }: OpenAnswerKey,
): Promise<boolean> {
  if (!isId(answer)) return false;
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "SurveyAnswer"
    WHERE "id" = ${answer}::uuid AND "roundId" = ${roundId}::uuid AND jsonb_exists("content", ${question})`;
  return found.length > 0;
}
