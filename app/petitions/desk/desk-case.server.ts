/** One case as the desk reads it. Reads only; opening it is recorded by the route. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { daysBetween, type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { clearOpinion, clearWords, openAccusation, openAccusedName } from "../accusation-content.server.ts";
import { materialOf } from "../attachments/petition-material.server.ts";
import { identityOpenTo } from "../open-identity.server.ts";
import { petitionsInReach } from "../petition-access.server.ts";
import { objectionDueOn } from "../petition-change.ts";
import { factColumns, factsOf } from "../petition-facts.ts";
import type { Guard } from "../petition-guards.ts";
import { relationsTo } from "../petition-relations.ts";
import { isEnded, type PetitionFacts } from "../petition-states.ts";
import { type Article, actionsFor } from "../petition-workflow.ts";
import { hasRecused } from "../recusal.server.ts";
import { type ActionPreview, previewOf } from "./action-preview.ts";
import { type DeskAction, deskActions, isDeskAction } from "./desk-forms.ts";

export type DeskActionLine = {
  readonly action: DeskAction;
  readonly key: string;
} & (
  | { readonly open: true; readonly article: Article; readonly preview: ActionPreview }
  | { readonly open: false; readonly because: "state" | "person" | Guard }
);

const columns = {
  ...factColumns,
  id: true,
  number: true,
  version: true,
  title: true,
  narrative: true,
  requested: true,
  happenedWhen: true,
  concernedName: true,
  concernedOrganisationId: true,
  hideName: true,
  isAnonymous: true,
  jointCount: true,
  channel: true,
  receivedAt: true,
  topicId: true,
  petitionerId: true,
  divisionPath: true,
  divisionCode: true,
  placeSealed: true,
  clockRule: true,
  dueProvisional: true,
  declineReason: true,
  rightDoor: true,
  division: { select: { fullName: true } },
  ownerOrganisation: { select: { name: true, superiorId: true, superior: { select: { name: true } } } },
  pendingOrganisation: { select: { name: true } },
  accusation: { select: { contentSealed: true, accusedNameSealed: true } },
  events: { orderBy: { sequence: "asc" } },
  opinions: { orderBy: { issuedAt: "asc" }, include: { organisation: { select: { name: true } } } },
  clocks: { where: { endedOn: null }, select: { waitingDays: true } },
} as const;

type CaseKeys = Pick<Env, "fieldKeys" | "accusationKeys">;

type ContentRow = Pick<
  Prisma.PetitionGetPayload<{ select: typeof columns }>,
  "id" | "title" | "narrative" | "requested" | "happenedWhen" | "concernedName" | "placeSealed" | "accusation"
>;

/** The case within this person's reach; null when there is none. */
export async function readDeskCase(
  db: Db,
  env: CaseKeys,
  actor: StaffActor,
  number: string,
  { today, calendar }: { readonly today: LocalDate; readonly calendar: WorkingCalendar },
) {
  const row = await db.petition.findFirst({
    where: { AND: [{ number }, petitionsInReach(actor)] },
    select: columns,
  });
  if (row === null) return null;
  const facts = factsOf(row);
  const [identityOpens, accessCount, similar, recused, material] = await Promise.all([
    db.petition.count({ where: { AND: [{ id: row.id }, identityOpenTo(actor)] } }),
    db.accessRecord.count({ where: { petitionId: row.id } }),
    countSimilar(db, actor, row),
    hasRecused(db, row.id, actor.personId),
    materialOf(db, env, row.id),
  ]);
  const content = contentOf(env, actor, row);
  const inClear = (note: string | null) => note && clearWords(env, row, note);
  const events = row.events.map((event) => ({
    ...event,
    publicNote: inClear(event.publicNote),
    internalNote: inClear(event.internalNote),
  }));
  const waiting = facts.awaitingMaterialSince === null ? 0 : daysBetween(facts.awaitingMaterialSince, today);
  return {
    ...row,
    ...content,
    events,
    opinions: row.opinions.map((opinion) => clearOpinion(env, row, opinion)),
    facts,
    placeSealed: null,
    accusation: null,
    dueOn: row.dueOn === null ? null : localDateFromColumn(row.dueOn),
    petitionerId: null,
    recused,
    pendingToUs: row.pendingOrganisationId === actor.organisationId,
    keptFromUs:
      row.hideName &&
      row.concernedOrganisationId === actor.organisationId &&
      may(actor, "petition.open_identity"),
    urged: urgedOf(events, facts),
    identityOpens: identityOpens > 0 && !recused,
    accessCount,
    similar,
    // A file may be named after the person: the unit the name is kept from gets the files without their names.
    material: material.map(({ name, ...file }) => ({ ...file, name: identityOpens > 0 ? name : null })),
    simplifiedUntil: simplifiedUntil(facts, calendar),
    waiting,
    waitedDays: row.clocks[0]?.waitingDays ?? 0,
    actions: recused ? [] : linesOf(facts, row, actor, today, calendar),
  };
}

export type DeskCase = NonNullable<Awaited<ReturnType<typeof readDeskCase>>>;

/**
 * Only a condition that may come true is worth a line: a step of another stage, or the answer to a transfer or an
 * objection that nobody made, says nothing to do.
 */
const saysNothing: readonly string[] = ["state", "transfer_pending", "objection_raised"];

/** What the table gives this person, the open steps first and in the order of the keys. */
function linesOf(
  facts: PetitionFacts,
  row: Parameters<typeof relationsTo>[0],
  actor: StaffActor,
  today: LocalDate,
  calendar: WorkingCalendar,
): readonly DeskActionLine[] {
  const moment = { today, objectionDueOn: objectionDueOn(facts, calendar) };
  const order = Object.keys(deskActions);
  return actionsFor(facts, relationsTo(row, actor), moment)
    .flatMap(({ action, verdict }): DeskActionLine[] => {
      if (!isDeskAction(action)) return [];
      const line = { action, key: deskActions[action] };
      if (verdict.open) {
        const preview = previewOf(action, verdict, facts, today, calendar);
        return [{ ...line, open: true, article: verdict.transition.article, preview }];
      }
      return saysNothing.includes(verdict.because)
        ? []
        : [{ ...line, open: false, because: verdict.because }];
    })
    .sort(
      (one, other) =>
        Number(other.open) - Number(one.open) || order.indexOf(one.action) - order.indexOf(other.action),
    );
}

/** The last word of supervision, until the organisation has done something about it (第四十条). */
function urgedOf(
  events: readonly {
    readonly action: string;
    readonly organisationName: string | null;
    readonly internalNote: string | null;
  }[],
  { state }: PetitionFacts,
): { readonly by: string; readonly note: string } | null {
  const last = events.at(-1);
  if (last?.action !== "urge" || isEnded(state)) return null;
  return { by: last.organisationName ?? "", note: last.internalNote ?? "" };
}

/** 简易办理 is decided within three working days of receipt (XF-29); null where it is not open. */
function simplifiedUntil(facts: PetitionFacts, calendar: WorkingCalendar): LocalDate | null {
  if (facts.state !== "registered" || facts.redressItem !== 6 || facts.isJoint || facts.assignedBySuperior)
    return null;
  return statutoryDeadline({ rule: "XF-29.accept", from: facts.receivedOn, calendar }).due;
}

/**
 * The words of the matter; of an accusation from the separate store, for members of an organ that takes accusations.
 * The reach of everyone else ends before this; the second look costs nothing.
 */
function contentOf(env: CaseKeys, actor: StaffActor, row: ContentRow) {
  if (row.accusation === null) {
    const { title, narrative, requested, happenedWhen, concernedName, placeSealed } = row;
    const place =
      placeSealed === null
        ? null
        : open(env.fieldKeys, placeSealed, { field: "Petition.place", record: row.id });
    return { title, narrative, requested, happenedWhen, concernedName, place };
  }
  if (!actor.takesAccusations) throw new Error("an accusation opens only to organs that take accusations");
  const sealed = { petitionId: row.id, ...row.accusation };
  return { ...openAccusation(env, sealed), concernedName: openAccusedName(env, sealed) };
}

/** Other matters of the same topic from the same place within a year, as far as this person may read them. */
function countSimilar(
  db: Db,
  actor: StaffActor,
  {
    id,
    topicId,
    divisionCode,
    receivedAt,
  }: { id: string; topicId: string | null; divisionCode: string; receivedAt: Date },
): Promise<number> {
  if (topicId === null) return Promise.resolve(0);
  const year = 365 * 86_400_000;
  return db.petition.count({
    where: {
      AND: [
        petitionsInReach(actor),
        {
          id: { not: id },
          topicId,
          divisionCode,
          receivedAt: {
            gte: new Date(receivedAt.getTime() - year),
            lte: new Date(receivedAt.getTime() + year),
          },
        },
      ],
    },
  });
}
