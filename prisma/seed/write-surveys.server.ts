/** Writes the rounds of the demonstration city in few statements, with the record of how each came about. */
import { randomUUID } from "node:crypto";
import type { StaffActor } from "#app/accounts/actor.ts";
import { addDays, columnFromLocalDate, type LocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { libraryQuestionnaires } from "#app/surveys/questionnaires/library/library.ts";
import { hashInvitationCode, newInvitationCode } from "#app/surveys/rounds/invitation-code.server.ts";
import { type AuditRow, auditTrail } from "./audit-trail.ts";
import { insertRows } from "./insert-rows.server.ts";
import type { OrganisationRow } from "./organisations.ts";
import type { SeedRound } from "./survey-rounds.ts";
import { type SeedFinding, surveyFindings } from "./survey-words.ts";
import type { SeedKeys } from "./write-petitions.server.ts";

export type SurveyCity = {
  readonly assessor: StaffActor;
  /** Bureaus of the city by what they are for. */
  readonly bureauOf: (slug: string) => OrganisationRow;
  readonly divisionCode: string;
};

export async function writeSurveys(
  tx: Transaction,
  keys: SeedKeys,
  {
    rounds,
    city,
    now,
  }: { readonly rounds: readonly SeedRound[]; readonly city: SurveyCity; readonly now: Date },
): Promise<void> {
  const { assessor } = city;
  const versions = await writeQuestionnaires(tx, assessor, rounds[0]?.year ?? 2_000);
  let previousId: string | null = null;
  const audit: AuditRow[] = [];
  for (const [at, round] of rounds.entries()) {
    audit.push(
      ...(await writeRound(tx, keys, { round, city, questionnaireId: versions.rule_of_law, previousId })),
    );
    audit.push(...(await writeFindings(tx, { round, city, findings: surveyFindings[at] ?? [], now })));
    previousId = round.id;
  }
  await insertRows(tx, "AuditEntry", audit);
  const heads = new Map(audit.map(({ chain, sequence, hash }) => [chain, { chain, sequence, hash }]));
  await insertRows(tx, "AuditChainHead", [...heads.values()]);
}

/** Both ready-made ones, published before the first round. */
async function writeQuestionnaires(
  tx: Transaction,
  { organisationId }: StaffActor,
  year: number,
): Promise<Readonly<Record<keyof typeof libraryQuestionnaires, string>>> {
  const ids = { rule_of_law: newId(), pulse: newId() };
  const publishedAt = new Date(`${year}-07-01T01:00:00Z`);
  for (const [name, id] of Object.entries(ids) as [keyof typeof ids, string][]) {
    const questionnaireId = newId();
    await tx.questionnaire.create({
      data: { id: questionnaireId, assessorId: organisationId, createdAt: publishedAt },
    });
    const definition = libraryQuestionnaires[name];
    await tx.questionnaireVersion.create({
      data: { id, questionnaireId, number: 1, definition, publishedAt },
    });
  }
  return ids;
}

type Days = Readonly<Record<"created" | "opens" | "closes" | "weighed" | "published", LocalDate>>;

function daysOf(year: number): Days {
  const day = (text: string) => localDateFrom(`${year}-${text}`);
  return {
    created: day("08-10"),
    opens: day("09-01"),
    closes: day("09-30"),
    weighed: day("10-12"),
    published: day("10-20"),
  };
}

/** Ten in the morning in Shanghai. */
function morningOf(day: LocalDate): Date {
  return new Date(`${day}T02:00:00Z`);
}

async function writeRound(
  tx: Transaction,
  keys: SeedKeys,
  {
    round,
    city: { assessor, divisionCode },
    questionnaireId,
    previousId,
  }: {
    readonly round: SeedRound;
    readonly city: SurveyCity;
    readonly questionnaireId: string;
    readonly previousId: string | null;
  },
): Promise<readonly AuditRow[]> {
  const { id: roundId, year, seed, margin, results } = round;
  const days = daysOf(year);
  await insertRows(tx, "SurveyRound", [
    {
      id: roundId,
      slug: String(year),
      titleZh: `${year} 年法治化营商环境测评`,
      titleEn: `Rule-of-law business environment ${year}`,
      kind: "sampled",
      state: "published",
      version: 7,
      assessorId: assessor.organisationId,
      questionnaireId,
      divisionCode,
      previousId,
      opensOn: days.opens,
      closesOn: days.closes,
      allocation: "proportional",
      sampleSize: results.drawn,
      seed,
      expectedMargin: margin,
      expectedShare: 0.55,
      results,
      drawnAt: morningOf(days.created),
      openedAt: morningOf(days.opens),
      closedAt: morningOf(addDays(days.closes, 1)),
      publishedAt: morningOf(days.published),
      isDemonstration: true,
    },
  ]);
  await insertRows(
    tx,
    "SurveyStratum",
    round.strata.map(({ county, ...stratum }) => ({ ...stratum, roundId, divisionCode: county })),
  );
  await insertRows(
    tx,
    "FrameEnterprise",
    round.frame.map(({ tookPart: _, ...enterprise }) => ({ ...enterprise, roundId })),
  );
  await insertRows(
    tx,
    "SurveyInvitation",
    round.frame
      .filter(({ isDrawn }) => isDrawn)
      .map(({ id: enterpriseId, stratumId, tookPart }) => ({
        id: newId(),
        roundId,
        enterpriseId,
        stratumId,
        codeHash: hashInvitationCode(keys, newInvitationCode()),
        sentOn: days.opens,
        reminders: tookPart ? 0 : 2,
        signedOn: tookPart ? addDays(days.opens, 9) : null,
        blindedHash: tookPart ? randomUUID() : null,
      })),
  );
  await insertRows(
    tx,
    "SurveyAnswer",
    round.answers.map(({ stratumId, content }) => ({
      id: randomUUID(),
      roundId,
      stratumId,
      tokenHash: randomUUID(),
      protection: "blind",
      answeredOn: addDays(days.opens, 9),
      content,
      isShuffled: true,
    })),
  );
  return auditOf(round, assessor, days);
}

function auditOf(round: SeedRound, { membershipId }: StaffActor, days: Days): readonly AuditRow[] {
  const trail = auditTrail(`round:${round.id}`);
  const step = (day: LocalDate, action: string, payload: Record<string, string | number>) =>
    trail.add({
      at: morningOf(day),
      actor: `membership:${membershipId}`,
      action: `round.${action}`,
      payload,
    });
  const { results, seed } = round;
  step(days.created, "create", { slug: String(round.year), kind: "sampled" });
  step(days.created, "load_frame", { enterprises: round.frame.length, strata: round.strata.length });
  step(days.created, "draw", { size: results.drawn, seed, allocation: "proportional" });
  step(days.opens, "open", { from: "drawn", to: "open" });
  step(addDays(days.closes, 1), "close", { from: "open", to: "closed" });
  step(days.weighed, "weigh", { answers: results.answers });
  step(days.published, "publish", { from: "closed", to: "published" });
  return trail.rows;
}

/** Each finding is given to a bureau; those of the last round are still being mended. */
async function writeFindings(
  tx: Transaction,
  {
    round,
    city: { assessor, bureauOf },
    findings,
    now,
  }: {
    readonly round: SeedRound;
    readonly city: SurveyCity;
    readonly findings: readonly SeedFinding[];
    readonly now: Date;
  },
): Promise<readonly AuditRow[]> {
  const audit: AuditRow[] = [];
  for (const [at, finding] of findings.entries()) {
    const { published } = daysOf(round.year);
    const findingId = newId();
    const { zh, en, dimension, question } = finding;
    await insertRows(tx, "SurveyFinding", [
      {
        id: findingId,
        roundId: round.id,
        position: at + 1,
        wordsZh: zh,
        wordsEn: en,
        dimension,
        question,
        version: 1,
        createdAt: morningOf(published),
      },
    ]);
    const bureau = bureauOf(finding.bureau);
    const assignedOn = addDays(published, 3);
    const dueOn = addDays(assignedOn, 30 + 30 * at);
    const answeredOn = finding.statement === null ? null : addDays(assignedOn, 20);
    const isOver =
      answeredOn !== null && answeredOn < addDays(localDateFrom(now.toISOString().slice(0, 10)), -60);
    const verifiedOn = isOver && answeredOn !== null ? addDays(answeredOn, 12) : null;
    const taskId = newId();
    const steps = [
      {
        action: "assign",
        day: assignedOn,
        toState: "assigned",
        by: assessor.organisationName,
        note: null,
        dueOn,
      },
      ...(answeredOn === null
        ? []
        : [
            {
              action: "answer",
              day: answeredOn,
              toState: "answered",
              by: bureau.name,
              note: finding.statement,
              dueOn: null,
            },
          ]),
      ...(verifiedOn === null
        ? []
        : [
            {
              action: "verify",
              day: verifiedOn,
              toState: "verified",
              by: assessor.organisationName,
              note: null,
              dueOn: null,
            },
          ]),
    ];
    await tx.rectificationTask.create({
      data: {
        id: taskId,
        number: caseNumber({ date: assignedOn, sequence: 99_000 + at }),
        findingId,
        organisationId: bureau.id,
        state: verifiedOn !== null ? "verified" : answeredOn !== null ? "answered" : "assigned",
        version: steps.length,
        assignedOn: columnFromLocalDate(assignedOn),
        dueOn: columnFromLocalDate(dueOn),
        answeredOn: answeredOn === null ? null : columnFromLocalDate(answeredOn),
        verifiedOn: verifiedOn === null ? null : columnFromLocalDate(verifiedOn),
        statement: finding.statement,
      },
    });
    const trail = auditTrail(`rectification:${taskId}`);
    await insertRows(
      tx,
      "RectificationStep",
      steps.map(({ day, by, ...step }, sequence) => ({
        ...step,
        id: newId(),
        taskId,
        sequence: sequence + 1,
        at: morningOf(day),
        organisationName: by,
      })),
    );
    for (const { action, day } of steps)
      trail.add({
        at: morningOf(day),
        actor: `membership:${assessor.membershipId}`,
        action: `rectification.${action}`,
        payload: {},
      });
    audit.push(...trail.rows);
  }
  return audit;
}
