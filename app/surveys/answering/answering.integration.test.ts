import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEnv } from "#tests/builders/keys.ts";
import { anAssessor, anOpenRound, codesOf } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import type { Answers } from "../questionnaires/answers.ts";
import { closeRound } from "../rounds/close-round.server.ts";
import { beginToken, finishToken, type Token } from "./blind-token.ts";
import { type Invited, invitedRound } from "./invited-round.server.ts";
import { signToken } from "./sign-token.server.ts";
import { storeAnswer, storePlainAnswer } from "./store-answer.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
let now = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => now };
const assessor = await anAssessor(db);

const answers: Answers = {
  access: { kind: "rating", value: 4 },
  enforcement: { kind: "rating", value: 2 },
  one_thing: { kind: "long_text", value: "少来几次检查" },
};

async function open(code: string): Promise<Extract<Invited, { ok: true }>> {
  const invited = await invitedRound(context, code);
  if (!invited.ok) throw new Error(invited.reason);
  return invited;
}

/** An enterprise's phone buys its token. */
async function buyToken(code: string) {
  const { stratum, round } = await open(code);
  const begun = await beginToken(stratum.publicKey);
  const signed = await signToken(context, { code, blinded: begun.blinded });
  if (!signed.ok) throw new Error(signed.reason);
  const token = await finishToken(stratum.publicKey, begun, signed.signature);
  return { slug: round.slug, stratum: stratum.key, begun, ...token };
}

const round = await anOpenRound(context, assessor);
const codes = await codesOf(context, round.id);
let next = 0;
const aCode = () => {
  next += 1;
  return codes[next - 1] ?? "";
};
const stored = (roundId = round.id) => db.surveyAnswer.count({ where: { roundId } });

describe("an enterprise that was invited", () => {
  it("answers once: the same token again is the same answer, however often and at whatever moment", async () => {
    const code = aCode();
    const token = await buyToken(code);
    const before = await stored();
    const sent = await Promise.all([1, 2, 3, 4].map(() => storeAnswer(context, { ...token, answers })));
    expect(sent).toEqual([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
    expect(await stored()).toBe(before + 1);
    expect(await open(code)).toMatchObject({ isUsed: true });
  });

  it("gets its signature again when the line broke, and no second one", async () => {
    const code = aCode();
    const { stratum } = await open(code);
    const [begun, second] = await Promise.all([beginToken(stratum.publicKey), beginToken(stratum.publicKey)]);
    const signed = await signToken(context, { code, blinded: begun.blinded });
    expect(signed.ok).toBe(true);
    expect(await signToken(context, { code, blinded: begun.blinded })).toEqual(signed);
    expect(await signToken(context, { code, blinded: second.blinded })).toEqual({
      ok: false,
      reason: "used",
    });
    expect(await storePlainAnswer(context, { code, key: crypto.randomUUID(), answers })).toEqual({
      ok: false,
      reason: "used",
    });
  });

  it("gets one signature when it asks for many at the same moment", async () => {
    const code = aCode();
    const { stratum } = await open(code);
    const begun = await Promise.all([1, 2, 3, 4, 5, 6].map(() => beginToken(stratum.publicKey)));
    const signed = await Promise.all(begun.map(({ blinded }) => signToken(context, { code, blinded })));
    expect(signed.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("without script sends the plain form once, and mends it as often as it needs", async () => {
    const code = aCode();
    const key = crypto.randomUUID();
    const before = await stored();
    const wrong: Answers = { access: { kind: "rating", value: 9 as 5 } };
    expect(await storePlainAnswer(context, { code, key, answers: wrong })).toMatchObject({
      reason: "answers",
    });
    expect(await storePlainAnswer(context, { code, key, answers: {} })).toEqual({
      ok: false,
      reason: "empty",
    });
    expect(await open(code)).toMatchObject({ isUsed: false });
    const sent = await Promise.all([1, 2, 3].map(() => storePlainAnswer(context, { code, key, answers })));
    expect(sent).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await stored()).toBe(before + 1);
    const other = { code, key: crypto.randomUUID(), answers };
    expect(await storePlainAnswer(context, other)).toEqual({ ok: false, reason: "used" });
  });

  it("is told what is wrong with its answers, and keeps its token for the mended ones", async () => {
    const token = await buyToken(aCode());
    const wrong: Answers = { access: { kind: "rating", value: 9 as 5 } };
    const refused = await storeAnswer(context, { ...token, answers: wrong });
    expect(refused.ok === false && refused.reason === "answers" && [...refused.problems]).toEqual([
      ["access", "range"],
    ]);
    expect(await storeAnswer(context, { ...token, answers })).toEqual({ ok: true });
  });

  it("leaves no answer to a question that it was not asked", async () => {
    const token = await buyToken(aCode());
    const more: Answers = { ...answers, no_such_question: { kind: "rating", value: 5 } };
    expect(await storeAnswer(context, { ...token, answers: more })).toEqual({ ok: true });
    const all = await db.surveyAnswer.findMany({ where: { roundId: round.id }, select: { content: true } });
    expect(JSON.stringify(all)).not.toContain("no_such_question");
  });
});

describe("a token that is not what it should be", () => {
  it("is refused when it is forged, altered, of another stratum or another round, and nothing is stored", async () => {
    const elsewhere = await anOpenRound(context, assessor);
    const token = await buyToken(aCode());
    const strata = await db.surveyStratum.findMany({ where: { roundId: round.id }, select: { key: true } });
    const others = strata.map(({ key }) => key).filter((key) => key !== token.stratum);
    const before = (await stored()) + (await stored(elsewhere.id));
    const base64 = fc.base64String({ minLength: 0, maxLength: 400 });
    const wrong = fc.oneof(
      base64.map((signature): Partial<typeof token> => ({ signature })),
      base64.map((message): Partial<typeof token> => ({ message })),
      fc.constantFrom(...others).map((stratum) => ({ stratum })),
      fc.constant({ slug: elsewhere.slug }),
      fc.constant({ slug: "no-such-round" }),
      fc.string().map((stratum) => ({ stratum })),
      fc.nat(255).map((at) => ({ signature: altered(token, at) })),
    );
    await fc.assert(
      fc.asyncProperty(wrong, async (changes) => {
        const sent = await storeAnswer(context, { ...token, ...changes, answers });
        expect(sent.ok ? "stored" : sent.reason).toMatch(/^(?:forged|unknown)$/);
      }),
      { numRuns: 150 },
    );
    expect((await stored()) + (await stored(elsewhere.id))).toBe(before);
    expect(await storeAnswer(context, { ...token, answers })).toEqual({ ok: true });
  });

  it("is not signed for a code that nobody was given, nor for what is no message", async () => {
    const { begun } = await buyToken(aCode());
    await fc.assert(
      fc.asyncProperty(fc.string(), async (code) => {
        expect(await signToken(context, { code, blinded: begun.blinded })).toEqual({
          ok: false,
          reason: "unknown",
        });
        expect(await invitedRound(context, code)).toEqual({ ok: false, reason: "unknown" });
      }),
    );
    const code = aCode();
    for (const blinded of ["", "AAAA", Buffer.alloc(256, 0xff).toString("base64")])
      expect(await signToken(context, { code, blinded })).toEqual({ ok: false, reason: "malformed" });
    expect(await open(code)).toMatchObject({ isUsed: false });
  });
});

describe("a round that is not open", () => {
  it("says since when or from when, signs nothing and takes nothing", async () => {
    const late = await anOpenRound(context, assessor, { opensOn: "2026-03-05", closesOn: "2026-03-09" });
    const [code = "", second = ""] = await codesOf(context, late.id);
    const early = { ok: false, reason: "early", on: "2026-03-05" };
    expect(await invitedRound(context, code)).toMatchObject(early);
    now = new Date("2026-03-05T01:00:00Z");
    const token = await buyToken(code);
    now = new Date("2026-03-09T16:30:00Z");
    expect(await invitedRound(context, code)).toMatchObject({ ok: false, reason: "over", on: "2026-03-09" });
    expect(await storeAnswer(context, { ...token, answers })).toEqual({ ok: false, reason: "closed" });
    expect(await signToken(context, { code: second, blinded: token.begun.blinded })).toEqual({
      ok: false,
      reason: "closed",
    });
    now = new Date("2026-03-06T01:00:00Z");
    expect(await storeAnswer(context, { ...token, answers })).toEqual({ ok: true });
    await closeRound(context, { actor: assessor, slug: late.slug, expectedVersion: late.version });
    expect(await storeAnswer(context, { ...token, answers })).toEqual({ ok: false, reason: "closed" });
    expect(await invitedRound(context, second)).toMatchObject({ ok: false, reason: "over" });
    now = new Date("2026-03-02T01:00:00Z");
  });
});

/** One byte of the signature is another. */
function altered({ signature }: Token, at: number): string {
  const bytes = Buffer.from(signature, "base64");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString("base64");
}
