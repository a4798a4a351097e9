/**
 * Plays a round and then does what somebody would do who runs the database and wants to know whose an answer is: lays
 * every order and every value that is stored of the invitations beside every one of the answers.
 */
import { describe, expect, it } from "vitest";
import { anEnv } from "#tests/builders/keys.ts";
import { anAssessor, anOpenRound, codesOf } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import type { Answers } from "../questionnaires/answers.ts";
import { closeRound } from "../rounds/close-round.server.ts";
import { beginToken, finishToken } from "./blind-token.ts";
import { invitedRound } from "./invited-round.server.ts";
import { shuffleAnswersJob } from "./shuffle-answers.server.ts";
import { signToken } from "./sign-token.server.ts";
import { storeAnswer, storePlainAnswer } from "./store-answer.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
/** Days of March 2026. */
let day = 2;
const context = { db, env, now: () => new Date(Date.UTC(2026, 2, day, 1)) };
const assessor = await anAssessor(db);
const round = await anOpenRound(context, assessor);
const codes = await codesOf(context, round.id);

/** What the enterprises said, in the order in which they did; each says its own number, so that we can check a guess. */
const said: string[] = [];

/**
 * They answer one after the other on three days, each right after it got its signature: nothing is easier to join. Every
 * night the job runs.
 */
for (const [at, code] of codes.entries()) {
  const words = `第 ${at} 家说的`;
  said.push(words);
  if (at > 0 && at % 20 === 0) {
    day += 1;
    await shuffleAnswersJob.run({}, { db, env, now: context.now() });
  }
  const answers: Answers = { one_thing: { kind: "long_text", value: words } };
  if (at % 10 === 9) {
    await storePlainAnswer(context, { code, key: crypto.randomUUID(), answers });
    continue;
  }
  const invited = await invitedRound(context, code);
  if (!invited.ok) throw new Error(invited.reason);
  const { key: stratum, publicKey } = invited.stratum;
  const begun = await beginToken(publicKey);
  const signed = await signToken(context, { code, blinded: begun.blinded });
  if (!signed.ok) throw new Error(signed.reason);
  const token = await finishToken(publicKey, begun, signed.signature);
  await storeAnswer(context, { slug: round.slug, stratum, ...token, answers });
}
await closeRound(context, { actor: assessor, slug: round.slug, expectedVersion: round.version });

type Row = Readonly<Record<string, unknown>>;
const answersStored = await db.$queryRaw<Row[]>`
  SELECT a.*, a.xmin::text AS "xmin", a.ctid::text AS "ctid" FROM "SurveyAnswer" a WHERE "roundId" = ${round.id}::uuid`;
const invitations = await db.$queryRaw<Row[]>`
  SELECT i.*, i.xmin::text AS "xmin", i.ctid::text AS "ctid", f."creditCode" FROM "SurveyInvitation" i
  JOIN "FrameEnterprise" f ON f."id" = i."enterpriseId" WHERE i."roundId" = ${round.id}::uuid
  ORDER BY f."creditCode"`;

/** What the answer of this row says, and so whose it is. */
const wordsOf = ({ content }: Row) =>
  (content as { readonly one_thing: { readonly value: string } }).one_thing.value;

describe("whoever has the whole database after a round", () => {
  it("finds every answer and everybody who took part, so that there is something to join", () => {
    expect(answersStored.map(wordsOf).sort()).toEqual([...said].sort());
    expect(invitations.every(({ signedOn }) => signedOn !== null)).toBe(true);
  });

  it("finds no value of an invitation or its enterprise with an answer, but the round, the stratum and the day", async () => {
    const shared = new Set<string>();
    for (const invitation of invitations)
      for (const answer of answersStored)
        for (const [here, one] of Object.entries(invitation))
          for (const [there, other] of Object.entries(answer))
            if (isTelling(one) && text(one) === text(other)) shared.add(`${here} = ${there}`);
    // Places of rows repeat from table to table, and what closed the round touched all rows of both: the orders are
    // looked at below.
    shared.delete("ctid = ctid");
    shared.delete("xmin = xmin");
    expect([...shared].sort()).toEqual([
      "roundId = roundId",
      "signedOn = answeredOn",
      "stratumId = stratumId",
    ]);
  });

  it("finds the same day on all of them, so that the day leaves no fewer enterprises of a stratum to choose from", () => {
    const daysOf = (rows: readonly Row[], column: string) => [
      ...new Set(rows.map((row) => text(row[column]))),
    ];
    expect(daysOf(answersStored, "answeredOn")).toEqual(["2026-03-02T00:00:00.000Z"]);
    expect(daysOf(invitations, "signedOn")).toEqual(["2026-03-02T00:00:00.000Z"]);
  });

  it("finds no other table that names an answer, its token or its words", async () => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS "name" FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'SurveyAnswer'`;
    for (const { name } of tables) {
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS "row" FROM "${name}" t`);
      const everything = rows.map(({ row }) => row).join("\n");
      for (const answer of answersStored)
        for (const secret of [String(answer.id), String(answer.tokenHash), wordsOf(answer)])
          expect(everything.includes(secret), `${name} names ${secret}`).toBe(false);
    }
  });

  it("guesses no better than by chance from any order that is stored", () => {
    const orders: Readonly<Record<string, readonly Row[]>> = {
      ctid: sorted(answersStored, ({ ctid }) => placeOf(String(ctid))),
      xmin: sorted(answersStored, ({ xmin, ctid }) => Number(xmin) * 1e6 + placeOf(String(ctid))),
      id: sorted(answersStored, ({ id }) => Number.parseInt(String(id).replaceAll("-", "").slice(0, 12), 16)),
      tokenHash: [...answersStored].sort((one, other) =>
        String(one.tokenHash) < String(other.tokenHash) ? -1 : 1,
      ),
    };
    // Of n answers in a random order one is right on average, whatever n is; more than eight are right less often
    // than once in a million rounds (Poisson), in either direction.
    for (const [name, order] of Object.entries(orders))
      for (const guess of [order, [...order].reverse()]) {
        const right = guess.filter((answer, at) => wordsOf(answer) === said[at]).length;
        expect(right, `by ${name}`).toBeLessThanOrEqual(8);
      }
    // All of them were written by one transaction.
    expect(new Set(answersStored.map(({ xmin }) => xmin)).size).toBe(1);
  });

  it("finds no hour: neither with an answer nor in the record of what was done", async () => {
    for (const answer of answersStored)
      for (const [name, value] of Object.entries(answer))
        if (value instanceof Date) expect([name, value.getTime() % 86_400_000]).toEqual([name, 0]);
    const entries = await db.auditEntry.findMany({ where: { chain: `round:${round.id}` } });
    expect(entries.map(({ action }) => action)).toEqual([
      "round.create",
      "round.load_frame",
      "round.draw",
      "round.open",
      "round.close",
    ]);
    expect(
      await db.idempotencyRecord.count({ where: { scope: { not: { startsWith: "round.create" } } } }),
    ).toBe(0);
    expect(await db.rateLimit.count()).toBe(0);
  });

  it("would find the order if answers stayed where they were first written", async () => {
    // The test of the test: what came in order is told by its order.
    const open = await anOpenRound(context, assessor);
    for (const [at, code] of (await codesOf(context, open.id)).entries())
      await storePlainAnswer(context, {
        code,
        key: crypto.randomUUID(),
        answers: { one_thing: { kind: "long_text", value: `第 ${at} 家说的` } },
      });
    const unshuffled = await db.$queryRaw<Row[]>`
      SELECT a.*, a.xmin::text AS "xmin" FROM "SurveyAnswer" a WHERE "roundId" = ${open.id}::uuid`;
    const order = sorted(unshuffled, ({ xmin }) => Number(xmin));
    expect(order.map(wordsOf)).toEqual(said);
  });
});

/** Flags and counts are alike everywhere and tell nothing. */
function isTelling(value: unknown): boolean {
  return value !== null && typeof value !== "boolean" && typeof value !== "number";
}

function text(value: unknown): string {
  return value instanceof Date
    ? value.toISOString()
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
}

/** `(page,line)` as a number. */
function placeOf(ctid: string): number {
  const [page = 0, line = 0] = ctid.slice(1, -1).split(",").map(Number);
  return page * 10_000 + line;
}

function sorted(rows: readonly Row[], by: (row: Row) => number): readonly Row[] {
  return [...rows].sort((one, other) => by(one) - by(other));
}
