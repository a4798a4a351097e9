/** A case as its petitioner reads it. Reads only. Without an account: the progress, and nothing personal. */
import { type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import { isRuleId } from "#app/deadlines/statutory-rules.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import type { Language } from "#app/i18n/index.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { clearOpinion, clearWords, openAccusation } from "../accusation-content.server.ts";
import { materialOf } from "../attachments/petition-material.server.ts";
import { openParties } from "../open-identity.server.ts";
import { objectionDueOn } from "../petition-change.ts";
import { factColumns, factsOf } from "../petition-facts.ts";
import { type PetitionActor, relationsTo } from "../petition-relations.ts";
import { actionsFor } from "../petition-workflow.ts";
import { residentActions } from "./resident-actions.ts";

const columns = {
  ...factColumns,
  id: true,
  number: true,
  version: true,
  title: true,
  narrative: true,
  requested: true,
  receivedAt: true,
  petitionerId: true,
  divisionPath: true,
  divisionCode: true,
  clockRule: true,
  clockFrom: true,
  dueProvisional: true,
  declineReason: true,
  rightDoor: true,
  ownerOrganisation: { select: { name: true, superiorId: true } },
  firstReceiverOrganisation: { select: { name: true } },
  accusation: { select: { contentSealed: true } },
  ratings: { select: { target: true, level: true } },
  events: {
    orderBy: { sequence: "asc" },
    select: {
      id: true,
      at: true,
      action: true,
      facts: true,
      actorKind: true,
      actorName: true,
      organisationName: true,
      publicNote: true,
    },
  },
} as const;

/** Steps between colleagues are not the petitioner's business; a note is shown once it has words for them. */
const internalSteps = [
  "assign",
  "recuse",
  "note",
  "object",
  "agree_objection",
  "refuse_objection",
  "recall_transfer",
];

export async function readOwnCase(
  db: Db,
  env: Env,
  {
    petitionId,
    actor,
    byAccount,
    today,
    calendar,
    language,
  }: {
    readonly petitionId: string;
    readonly actor: PetitionActor;
    readonly byAccount: boolean;
    readonly today: LocalDate;
    readonly calendar: WorkingCalendar;
    readonly language: Language;
  },
) {
  const row = await db.petition.findUniqueOrThrow({ where: { id: petitionId }, select: columns });
  const facts = factsOf(row);
  const moment = { today, objectionDueOn: objectionDueOn(facts, calendar) };
  const verdicts = actionsFor(facts, relationsTo(row, actor), moment);
  return {
    number: row.number,
    version: row.version,
    state: row.state,
    receivedOn: facts.receivedOn,
    owner: row.ownerOrganisation.name,
    window: row.firstReceiverOrganisation.name,
    dueOn: facts.dueOn,
    provisional: row.dueProvisional,
    clock: clockOfRow(row, calendar, language),
    waiting: facts.awaitingMaterialSince !== null,
    reviewOpen:
      facts.classification === null || (facts.classification === "redress" && facts.redressItem === 6),
    declineReason: row.declineReason,
    rightDoor: row.rightDoor,
    ratedWindow: facts.ratedWindow,
    ratedHandler: facts.ratedHandler,
    actions: residentActions.flatMap((action) => {
      const verdict = verdicts.find((candidate) => candidate.action === action)?.verdict;
      if (verdict === undefined) return [];
      return [
        verdict.open
          ? { action, open: true as const }
          : { action, open: false as const, because: verdict.because },
      ];
    }),
    events: row.events
      .filter(({ action, publicNote }) => !internalSteps.includes(action) || publicNote !== null)
      .map(({ publicNote, ...event }) =>
        byAccount
          ? { ...event, publicNote: publicNote && clearWords(env, row, publicNote) }
          : { ...event, publicNote: null, actorName: null },
      ),
    personal: byAccount ? await readPersonal(db, env, row) : null,
  };
}

export type OwnCase = Awaited<ReturnType<typeof readOwnCase>>;

/** Rule, article and reason of the running clock; null once the matter has ended. */
function clockOfRow(
  row: { clockRule: string | null; clockFrom: Date | null },
  calendar: WorkingCalendar,
  language: Language,
) {
  if (row.clockRule === null || row.clockFrom === null || !isRuleId(row.clockRule)) return null;
  const { article, explanation, party } = statutoryDeadline({
    rule: row.clockRule,
    from: localDateFromColumn(row.clockFrom),
    calendar,
  });
  const key = language === "en" ? "en" : "zh";
  return { rule: row.clockRule, article: article[key], explanation: explanation[key], party };
}

/** What only the account may read: name, words, answers, and who looked. */
async function readPersonal(
  db: Db,
  env: Env,
  row: {
    id: string;
    title: string;
    narrative: string;
    requested: string;
    divisionCode: string;
    classification: string | null;
    accusation: { contentSealed: string } | null;
  },
) {
  const [parties, opinions, looked, material] = await Promise.all([
    openParties(db, env, row.id),
    db.opinion.findMany({
      where: { petitionId: row.id },
      orderBy: { issuedAt: "asc" },
      include: { organisation: { select: { name: true } } },
    }),
    db.accessRecord.findMany({ where: { petitionId: row.id }, orderBy: { at: "desc" }, take: 50 }),
    materialOf(db, env, row.id),
  ]);
  const { title, narrative, requested } =
    row.accusation === null ? row : openAccusation(env, { petitionId: row.id, ...row.accusation });
  return {
    title,
    narrative,
    requested,
    place: row.divisionCode,
    name: parties[0]?.name ?? null,
    opinions: opinions.map((opinion) => clearOpinion(env, row, opinion)),
    looked,
    material,
  };
}
