/** An assessor, questionnaires, and rounds as far as a test needs them. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { pulse } from "#app/surveys/questionnaires/library/pulse.ts";
import type { Questionnaire } from "#app/surveys/questionnaires/questionnaire.ts";
import { createRound } from "#app/surveys/rounds/create-round.server.ts";
import { drawRound } from "#app/surveys/rounds/draw-round.server.ts";
import { openInvitationCode } from "#app/surveys/rounds/invitation-code.server.ts";
import { loadFrame } from "#app/surveys/rounds/load-frame.server.ts";
import { openRound } from "#app/surveys/rounds/open-round.server.ts";
import { aCreditCode } from "../../prisma/seed/enterprises.ts";

type Behind = { readonly db: Db; readonly env: Env; readonly now: () => Date };

/** Of the city; not of the government. */
export async function anAssessor(db: Db, name = "江汉法治评估研究院"): Promise<StaffActor> {
  const [organisationId, personId, membershipId] = [newId(), newId(), newId()];
  const slug = `assessor-${organisationId}`;
  await db.organisation.create({
    data: { id: organisationId, slug, name, kind: "assessor", divisionCode: "421000" },
  });
  await db.person.create({ data: { id: personId } });
  const role = "assessor";
  const displayName = "顾静";
  await db.membership.create({ data: { id: membershipId, personId, organisationId, role, displayName } });
  return {
    kind: "staff",
    personId,
    membershipId,
    role,
    displayName,
    post: null,
    organisationId,
    organisationName: name,
    organisationKind: "assessor",
    takesAccusations: false,
    divisionPath: "421000/",
  };
}

/** The id of a published version. */
export async function aPublishedQuestionnaire(
  db: Db,
  { organisationId }: Pick<StaffActor, "organisationId">,
  definition: Questionnaire = pulse,
): Promise<string> {
  const [questionnaireId, id] = [newId(), newId()];
  await db.questionnaire.create({ data: { id: questionnaireId, assessorId: organisationId } });
  await db.questionnaireVersion.create({
    data: { id, questionnaireId, number: 1, definition, publishedAt: new Date("2026-01-05T00:00:00Z") },
  });
  return id;
}

const counties = ["421002", "421003", "421022", "421083"];
const industries = ["A", "C", "E", "F", "I"];
const sizes = ["中型", "小型", "微型"];

/** A frame of so many invented enterprises, as its file has it. */
export function aFrameFile(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const code = aCreditCode(`91421000MB${String(100_000 + at)}`);
    const [county, industry, size] = [
      counties[at % counties.length],
      industries[Math.floor(at / 4) % industries.length],
      sizes[Math.floor(at / 20) % sizes.length],
    ];
    const phone = `138${String(at).padStart(8, "0")}`;
    return `${code},江汉第 ${at + 1} 公司,${county},${industry},${size},建设路 ${at + 1} 号,${phone}`;
  });
  return ["统一社会信用代码,企业名称,行政区划,行业,规模,地址,联系电话", ...lines, ""].join("\n");
}

export type TestRound = {
  readonly slug: string;
  readonly id: string;
  /** Rises with every step. */
  readonly version: number;
};

let rounds = 0;

/** A round that is open, with invitations; throws when one of its steps is refused. */
export async function anOpenRound(
  behind: Behind,
  assessor: StaffActor,
  {
    enterprises = 200,
    size = 60,
    definition = pulse,
    opensOn = "2026-03-02",
    closesOn = "2026-03-31",
  }: {
    readonly enterprises?: number;
    readonly size?: number;
    readonly definition?: Questionnaire;
    readonly opensOn?: string;
    readonly closesOn?: string;
  } = {},
): Promise<TestRound> {
  const { db } = behind;
  rounds += 1;
  const slug = `round-${rounds}`;
  const values = {
    slug,
    titleZh: "2026 年测评",
    titleEn: "Round of 2026",
    kind: "sampled" as const,
    questionnaireId: await aPublishedQuestionnaire(db, assessor, definition),
    previousId: null,
    opensOn: localDateFrom(opensOn),
    closesOn: localDateFrom(closesOn),
  };
  const step = (expectedVersion: number) => ({ actor: assessor, slug, expectedVersion });
  need(await createRound(behind, { actor: assessor, values, idempotencyKey: newId() }));
  const file = new TextEncoder().encode(aFrameFile(enterprises));
  need(await loadFrame(behind, { ...step(1), file }));
  const sample = { size, seed: 20_260_302, allocation: "proportional" as const, share: 60 };
  need(await drawRound(behind, { ...step(2), values: sample }));
  need(await openRound(behind, step(3)));
  const { id, version } = await db.surveyRound.findUniqueOrThrow({ where: { slug } });
  return { slug, id, version };
}

/** The codes of a round's invitations, in the order of the enterprises' credit codes. */
export async function codesOf(
  { db, env }: Pick<Behind, "db" | "env">,
  roundId: string,
): Promise<readonly string[]> {
  const invitations = await db.surveyInvitation.findMany({
    where: { roundId },
    orderBy: { enterprise: { creditCode: "asc" } },
    select: { id: true, codeSealed: true },
  });
  return invitations.map(({ id, codeSealed }) => openInvitationCode(env, id, codeSealed ?? ""));
}

function need(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(`a step was refused: ${JSON.stringify(result)}`);
}
