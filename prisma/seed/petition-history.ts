/**
 * The life of one petition as rows, played by the same table, steps and clocks as the real one. Used for the
 * demonstration city, where thousands of histories are written at once.
 */
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import {
  auditActor,
  auditPayload,
  type ClockRow,
  clockColumns,
  clockRow,
  type EventRow,
  eventActor,
  nextOwner,
  planChange,
  type Step,
} from "#app/petitions/petition-change.ts";
import { runClock } from "#app/petitions/petition-clock.ts";
import { factsOnReceipt } from "#app/petitions/petition-facts.ts";
import type { PetitionActor } from "#app/petitions/petition-relations.ts";
import type { PetitionFacts } from "#app/petitions/petition-states.ts";
import type { AuditPayload } from "#app/platform/audit.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type AuditRow, auditTrail } from "./audit-trail.ts";

export type NewPetition = {
  readonly id: string;
  readonly petitionerId: string | null;
  readonly divisionPath: string;
  readonly ownerOrganisationId: string;
  readonly superiorOrganisationId: string | null;
  readonly isJoint: boolean;
  readonly receivedAt: Date;
  readonly submittedBy: PetitionActor;
};

export type EndedClockRow = ClockRow & { id: string; endedOn: Date | null; waitingDays: number };

export type PetitionHistory = {
  readonly facts: () => PetitionFacts;
  /** Plays a step; false when the table does not let it through at that moment, and then nothing happened. */
  readonly play: (step: Step) => boolean;
  /** The last moment something happened. */
  readonly at: () => Date;
  readonly rows: () => HistoryRows;
};

export type HistoryRows = {
  /** Columns of `Petition` that the history decides. */
  readonly columns: Record<string, unknown>;
  readonly events: readonly (EventRow & { id: string })[];
  readonly clocks: readonly EndedClockRow[];
  readonly audit: readonly AuditRow[];
};

/** `superiorOf` gives the level above an organisation, as the database would. */
export function beginHistory(
  petition: NewPetition,
  calendar: WorkingCalendar,
  superiorOf: (organisationId: string) => string | null,
): PetitionHistory {
  const receivedOn = localDateOf(petition.receivedAt);
  let facts = factsOnReceipt({
    receivedOn,
    isJoint: petition.isJoint,
    ownerOrganisationId: petition.ownerOrganisationId,
    superiorOrganisationId: petition.superiorOrganisationId,
  });
  const firstClock = runClock(facts, calendar);
  if (firstClock === null) throw new Error("a petition just received has a clock");
  facts = { ...facts, dueOn: firstClock.due };

  let version = 1;
  let clockRule: string | null = firstClock.rule;
  let at = petition.receivedAt;
  let columns: Record<string, unknown> = {
    state: facts.state,
    version,
    ownerOrganisationId: petition.ownerOrganisationId,
    receivedAt: petition.receivedAt,
    receivedOn: columnFromLocalDate(receivedOn),
    ...clockColumns(firstClock),
  };
  const clocks: EndedClockRow[] = [running(clockRow(petition.id, firstClock, petition.ownerOrganisationId))];
  const events: (EventRow & { id: string })[] = [
    {
      id: newId(),
      petitionId: petition.id,
      sequence: 1,
      at,
      action: "submit",
      fromState: null,
      toState: "received",
      ...eventActor(petition.submittedBy),
      publicNote: null,
      internalNote: null,
      facts: {},
      article: null,
      clockRule: firstClock.rule,
      dueOn: columnFromLocalDate(firstClock.due),
    },
  ];
  const audit = auditTrail(`petition:${petition.id}`);
  const record = (actor: PetitionActor, action: string, payload: AuditPayload) =>
    audit.add({ at, actor: auditActor(actor), action, payload });
  record(petition.submittedBy, "petition.submit", { state: "received", owner: petition.ownerOrganisationId });

  return {
    facts: () => facts,
    at: () => at,
    play: (step) => {
      const owner = nextOwner(facts, step.action);
      const input = { superiorOfNextOwner: owner === null ? null : superiorOf(owner), ...step.input };
      const verdict = planChange(
        { ...petition, ...facts, version, clockRule, facts },
        { ...step, input },
        calendar,
      );
      if (!verdict.ok) return false;
      const { change } = verdict;
      at = step.now;
      facts = change.after;
      version = change.version;
      clockRule = change.clock?.rule ?? null;
      columns = { ...columns, ...change.columns };
      events.push({ id: newId(), ...change.event });
      const last = clocks.at(-1);
      if (last && last.endedOn === null) {
        last.waitingDays += change.waitedDays;
        if (change.clockEndsOn !== null) last.endedOn = columnFromLocalDate(change.clockEndsOn);
      }
      if (change.clockStarts !== null) clocks.push(running(change.clockStarts));
      record(step.actor, `petition.${step.action}`, auditPayload(change));
      return true;
    },
    rows: () => ({ columns, events, clocks, audit: audit.rows }),
  };
}

function running(row: ClockRow): EndedClockRow {
  return { id: newId(), ...row, endedOn: null, waitingDays: 0 };
}
