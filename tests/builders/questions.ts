/** Questions as somebody asks them, and what their adviser does with them. */
import type { ResidentActor, StaffActor } from "#app/accounts/actor.ts";
import { personByPhone } from "#app/accounts/people.server.ts";
import type { AdviceContext } from "#app/legal-advice/advice-context.server.ts";
import { askQuestion, type NewQuestion } from "#app/legal-advice/questions/ask-question.server.ts";
import { speakInQuestion } from "#app/legal-advice/questions/take-question-step.server.ts";
import { newId } from "#app/platform/ids.ts";

let phones = 13_800_000_100;

export type TestQuestion = {
  readonly id: string;
  readonly number: string;
  readonly lookupCode: string;
  readonly phone: string;
  readonly asker: ResidentActor;
  readonly stored: () => Promise<
    Awaited<ReturnType<AdviceContext["db"]["legalQuestion"]["findUniqueOrThrow"]>>
  >;
  /** What every step asks for, of the question as it stands. */
  readonly request: (actor: ResidentActor | StaffActor) => Promise<{
    readonly questionId: string;
    readonly expectedVersion: number;
    readonly actor: ResidentActor | StaffActor;
    readonly idempotencyKey: string;
  }>;
};

/** Somebody with an account of their own asks. */
export async function aQuestion(
  context: AdviceContext,
  { divisionCode, topicId, ...changes }: Partial<NewQuestion> & Pick<NewQuestion, "divisionCode" | "topicId">,
): Promise<TestQuestion> {
  const { db, env } = context;
  phones += 1;
  const phone = changes.phone ?? String(phones);
  const { id: personId } = await db.$transaction((tx) =>
    personByPhone(tx, env, { phone, language: "zh-CN", now: context.now() }),
  );
  const asked = await askQuestion(context, {
    askerId: personId,
    name: "林秋月",
    phone,
    phoneConfirmed: true,
    divisionCode,
    topicId,
    title: "工钱三个月没有发",
    body: "去年在镇上的砖厂干活，老板欠了三个月工钱，没有写合同，能要回来吗？",
    otherSide: null,
    idempotencyKey: newId(),
    ...changes,
  });
  if (!asked.ok) throw new Error(asked.reason);
  const { id, number, lookupCode } = asked;
  const stored = () => db.legalQuestion.findUniqueOrThrow({ where: { id } });
  return {
    id,
    number,
    lookupCode,
    phone,
    asker: { kind: "resident", personId },
    stored,
    request: async (actor) => ({
      questionId: id,
      expectedVersion: (await stored()).version,
      actor,
      idempotencyKey: newId(),
    }),
  };
}

/** The same, answered by its adviser. */
export async function anAnsweredQuestion(
  context: AdviceContext,
  adviser: StaffActor,
  changes: Parameters<typeof aQuestion>[1],
): Promise<TestQuestion> {
  const question = await aQuestion(context, changes);
  const answered = await speakInQuestion(context, {
    ...(await question.request(adviser)),
    action: "answer",
    body: "可以要，先到劳动监察投诉，微信记录就是凭据。",
    articles: ["《劳动合同法》第三十条"],
  });
  if (!answered.ok) throw new Error(answered.reason);
  return question;
}
