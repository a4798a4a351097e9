/**
 * Takes an answer, once. Nothing here knows who sends it: the token proves the stratum, and of time the day is kept.
 * There is no entry in the audit chain, which would have the hour.
 */
import { createHash, randomUUID } from "node:crypto";
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { type AnswerProblem, type Answers, keptAnswers, problemsOf } from "../questionnaires/answers.ts";
import { type Questionnaire, questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { hashInvitationCode } from "../rounds/invitation-code.server.ts";
import { readInvitationCode } from "../rounds/invitation-code.ts";
import { closedOrEarly, roundColumns } from "./invited-round.server.ts";
import { openQuestionnaire } from "./open-link-round.server.ts";
import { spendInvitation } from "./sign-token.server.ts";
import { isSignedBy } from "./stratum-keys.server.ts";

type Context = { readonly db: Db; readonly now: () => Date };

export type AnswerStored =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "unknown" | "closed" | "forged" | "used" | "empty" }
  /** By id of the question. */
  | { readonly ok: false; readonly reason: "answers"; readonly problems: ReadonlyMap<string, AnswerProblem> };

/** With a token. The same token again is taken for the same answer: the first stays, and nobody is told apart. */
export async function storeAnswer(
  { db, now }: Context,
  {
    slug,
    stratum,
    message,
    signature,
    answers,
  }: {
    readonly slug: string;
    /** Its key, e.g. `421003/small/*`. */
    readonly stratum: string;
    /** Base64. */
    readonly message: string;
    readonly signature: string;
    readonly answers: Answers;
  },
): Promise<AnswerStored> {
  const found = await db.surveyStratum.findFirst({
    where: { key: stratum, round: { slug, kind: "sampled" } },
    select: { id: true, roundId: true, publicKey: true },
  });
  if (found?.publicKey == null) return { ok: false, reason: "unknown" };
  const words = Buffer.from(message, "base64");
  if (!isSignedBy(found.publicKey, words, Buffer.from(signature, "base64")))
    return { ok: false, reason: "forged" };
  const tokenHash = hashOf("token", words);
  return storeIn(db, {
    roundId: found.roundId,
    stratumId: found.id,
    tokenHash,
    protection: "blind",
    answers,
    now,
  });
}

/**
 * From the form without script, by the invitation's code: the server could look at both, and does not keep them
 * together. Invitation and answer are written in transactions of their own, and what each keeps of the form's key cannot
 * be worked out from the other. Sent again with the same key it is finished, not repeated.
 */
export async function storePlainAnswer(
  { db, env, now }: Context & { readonly env: Pick<Env, "blindIndexKey"> },
  { code, key, answers }: { readonly code: string; readonly key: string; readonly answers: Answers },
): Promise<AnswerStored> {
  const read = readInvitationCode(code);
  if (read === null) return { ok: false, reason: "unknown" };
  const codeHash = hashInvitationCode(env, read);
  const invitation = await db.surveyInvitation.findUnique({
    where: { codeHash },
    select: { stratumId: true, roundId: true, round: { select: roundColumns } },
  });
  if (invitation === null) return { ok: false, reason: "unknown" };
  const today = localDateOf(now());
  if (closedOrEarly(invitation.round, today) !== null) return { ok: false, reason: "closed" };
  // Before the invitation is used up: a form with a fault can be sent again.
  const refused = refusalOf(questionnaireSchema.parse(invitation.round.questionnaire.definition), answers);
  if (refused !== null) return refused;
  const blindedHash = hashOf("plain invitation", key);
  if (!(await spendInvitation(db, { codeHash, blindedHash, day: columnFromLocalDate(today) })))
    return { ok: false, reason: "used" };
  const { roundId, stratumId } = invitation;
  const tokenHash = hashOf("plain answer", key);
  return storeIn(db, { roundId, stratumId, tokenHash, protection: "plain", answers, now });
}

/** Of a round that anybody with the link may answer. */
export async function storeOpenAnswer(
  { db, now }: Context,
  { slug, key, answers }: { readonly slug: string; readonly key: string; readonly answers: Answers },
): Promise<AnswerStored> {
  const round = await db.surveyRound.findFirst({ where: { slug, kind: "open_link" }, select: { id: true } });
  if (round === null) return { ok: false, reason: "unknown" };
  const tokenHash = hashOf("open answer", key);
  return storeIn(db, { roundId: round.id, stratumId: null, tokenHash, protection: "open", answers, now });
}

async function storeIn(
  db: Db,
  {
    roundId,
    answers,
    now,
    ...columns
  }: {
    readonly roundId: string;
    readonly stratumId: string | null;
    readonly tokenHash: string;
    readonly protection: "blind" | "plain" | "open";
    readonly answers: Answers;
    readonly now: () => Date;
  },
): Promise<AnswerStored> {
  return db.$transaction(async (tx) => {
    const round = await lockedRound(tx, roundId);
    const today = localDateOf(now());
    if (closedOrEarly(round, today) !== null) return { ok: false, reason: "closed" };
    const definition = questionnaireSchema.parse(round.questionnaire.definition);
    const questionnaire =
      round.kind === "open_link" ? await openQuestionnaire(tx, round.divisionCode, definition) : definition;
    const refused = refusalOf(questionnaire, answers);
    if (refused !== null) return refused;
    await tx.surveyAnswer.createMany({
      data: {
        ...columns,
        // Random: an id of time would have the hour.
        id: randomUUID(),
        roundId,
        answeredOn: columnFromLocalDate(today),
        content: keptAnswers(questionnaire, answers),
      },
      skipDuplicates: true,
    });
    return { ok: true };
  });
}

function refusalOf(
  questionnaire: Questionnaire,
  answers: Answers,
): Extract<AnswerStored, { ok: false }> | null {
  const problems = problemsOf(questionnaire, answers);
  if (problems.size > 0) return { ok: false, reason: "answers", problems };
  return Object.keys(keptAnswers(questionnaire, answers)).length === 0
    ? { ok: false, reason: "empty" }
    : null;
}

/** The round does not close while the answer is written. */
async function lockedRound(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "SurveyRound" WHERE "id" = ${id}::uuid FOR SHARE`;
  return tx.surveyRound.findUniqueOrThrow({ where: { id }, select: { ...roundColumns, divisionCode: true } });
}

/** `use` keeps hashes of the same key apart. */
function hashOf(use: string, key: string | Buffer): string {
  return createHash("sha256").update(`${use}\0`).update(key).digest("base64url");
}
