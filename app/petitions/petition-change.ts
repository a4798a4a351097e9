/**
 * What one step means for everything that is stored: columns, clock, timeline, audit. Pure, so that the kernel
 * (change-petition.server.ts) and the demonstration data are made by the same code.
 */
import { columnFromLocalDate, daysBetween, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import type { RuleId } from "#app/deadlines/statutory-rules.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { type RunningClock, runClock } from "./petition-clock.ts";
import { changedColumns } from "./petition-facts.ts";
import type { Guard } from "./petition-guards.ts";
import { type PetitionActor, type PetitionTies, relationsTo } from "./petition-relations.ts";
import type { PetitionFacts, PetitionState } from "./petition-states.ts";
import { applyStep, type StepInput } from "./petition-steps.ts";
import { type Article, judgeAction, type PetitionAction, type Transition } from "./petition-workflow.ts";

export type EventFacts = { readonly [key: string]: string | number | boolean | null };

export type Step = {
  readonly action: PetitionAction;
  readonly actor: PetitionActor;
  readonly now: Date;
  readonly input?: StepInput;
  readonly event?: {
    /** What the petitioner may read. */
    readonly publicNote?: string;
    /** What only staff may read. */
    readonly internalNote?: string;
    readonly facts?: EventFacts;
  };
};

export type PetitionBefore = PetitionTies & {
  readonly version: number;
  readonly clockRule: string | null;
  readonly facts: PetitionFacts;
};

export type EventRow = {
  readonly petitionId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly action: PetitionAction | "submit";
  readonly fromState: PetitionState | null;
  readonly toState: PetitionState;
  readonly actorKind: "petitioner" | "staff" | "system";
  readonly actorMembershipId: string | null;
  readonly actorName: string | null;
  readonly organisationName: string | null;
  readonly publicNote: string | null;
  readonly internalNote: string | null;
  readonly facts: EventFacts;
  readonly article: Article | null;
  readonly clockRule: RuleId | null;
  readonly dueOn: Date | null;
};

export type ClockRow = {
  readonly petitionId: string;
  readonly rule: RuleId;
  readonly fromOn: Date;
  readonly dueOn: Date;
  readonly organisationId: string;
};

export type PetitionChange = {
  readonly before: PetitionFacts;
  readonly after: PetitionFacts;
  readonly transition: Transition;
  readonly today: LocalDate;
  readonly version: number;
  readonly clock: RunningClock | null;
  readonly columns: Record<string, unknown>;
  readonly event: EventRow;
  /** Days the running clock waited for the petitioner, to be added to it before it ends or goes on. */
  readonly waitedDays: number;
  /** The day the running clock ends; null when it goes on. */
  readonly clockEndsOn: LocalDate | null;
  readonly clockStarts: ClockRow | null;
};

export type ChangeVerdict =
  | { readonly ok: true; readonly change: PetitionChange }
  | { readonly ok: false; readonly because: "state" | "person" | Guard };

/** Judges the step by the table and works out what it changes; writes nothing. */
export function planChange(petition: PetitionBefore, step: Step, calendar: WorkingCalendar): ChangeVerdict {
  const before = petition.facts;
  const today = localDateOf(step.now);
  const relations = relationsTo(petition, step.actor);
  const moment = { today, objectionDueOn: objectionDueOn(before, calendar) };
  const verdict = judgeAction(step.action, before, relations, moment);
  if (!verdict.open) return { ok: false, because: verdict.because };

  const after = applyStep(before, step.action, verdict.to, today, step.input);
  const clock = runClock(after, calendar);
  const goesOn =
    clock !== null &&
    clock.rule === petition.clockRule &&
    clock.due === before.dueOn &&
    after.ownerOrganisationId === before.ownerOrganisationId;
  const version = petition.version + 1;
  return {
    ok: true,
    change: {
      before,
      after: { ...after, dueOn: clock?.due ?? null },
      transition: verdict.transition,
      today,
      version,
      clock,
      columns: {
        ...changedColumns(before, after),
        // Whoever it was assigned to worked for the owner of before.
        ...(after.ownerOrganisationId === before.ownerOrganisationId ? {} : { ownerMembershipId: null }),
        ...clockColumns(clock),
        version,
        ...(clock === null && before.dueOn !== null ? { endedOn: columnFromLocalDate(today) } : {}),
      },
      event: {
        petitionId: petition.id,
        // The version is the length of the history: 1 is the submission itself.
        sequence: version,
        at: step.now,
        action: step.action,
        fromState: before.state,
        toState: after.state,
        ...eventActor(step.actor),
        publicNote: step.event?.publicNote ?? null,
        internalNote: step.event?.internalNote ?? null,
        facts: step.event?.facts ?? {},
        article: verdict.transition.article,
        clockRule: clock?.rule ?? null,
        dueOn: clock ? columnFromLocalDate(clock.due) : null,
      },
      waitedDays:
        before.awaitingMaterialSince !== null && after.awaitingMaterialSince === null
          ? daysBetween(before.awaitingMaterialSince, today)
          : 0,
      clockEndsOn: goesOn || before.dueOn === null ? null : today,
      clockStarts: goesOn || clock === null ? null : clockRow(petition.id, clock, after.ownerOrganisationId),
    },
  };
}

/** The columns that show the running clock, all empty once the matter has ended. */
export function clockColumns(clock: RunningClock | null) {
  return {
    clockRule: clock?.rule ?? null,
    clockFrom: clock ? columnFromLocalDate(clock.from) : null,
    dueOn: clock ? columnFromLocalDate(clock.due) : null,
    dueProvisional: clock?.provisional ?? false,
  };
}

export function clockRow(petitionId: string, clock: RunningClock, organisationId: string): ClockRow {
  return {
    petitionId,
    rule: clock.rule,
    fromOn: columnFromLocalDate(clock.from),
    dueOn: columnFromLocalDate(clock.due),
    organisationId,
  };
}

/** The columns of an event that say who acted; staff act in their own name, petitioners without one. */
export function eventActor(actor: PetitionActor) {
  const staff = actor.kind === "staff" ? actor : null;
  return {
    actorKind: staff
      ? ("staff" as const)
      : actor.kind === "system"
        ? ("system" as const)
        : ("petitioner" as const),
    actorMembershipId: staff?.membershipId ?? null,
    actorName: staff?.displayName ?? null,
    organisationName: staff?.organisationName ?? null,
  };
}

/** The last day for an objection by the receiver (第二十三条), null while nothing is being transferred. */
export function objectionDueOn(facts: PetitionFacts, calendar: WorkingCalendar): LocalDate | null {
  if (facts.pendingOrganisationId === null || facts.transferredOn === null) return null;
  return statutoryDeadline({ rule: "XF-10", from: facts.transferredOn, calendar }).due;
}

/** Which organisation owns the petition after the step, so that its superior can be looked up beforehand. */
export function nextOwner(facts: PetitionFacts, action: PetitionAction): string | null {
  if (action === "take_over") return facts.pendingOrganisationId;
  if (action === "request_review" || action === "request_rereview") return facts.superiorOrganisationId;
  return facts.ownerOrganisationId;
}

/** The actor as the audit log names it: by id, never by name. */
export function auditActor(actor: PetitionActor): string {
  switch (actor.kind) {
    case "staff":
      return `membership:${actor.membershipId}`;
    case "resident":
      return `person:${actor.personId}`;
    default:
      return actor.kind;
  }
}

/** Facts of a step that are codes; the others name people or say something in their own words. */
const codes = ["reason", "door", "outcome", "mode"] as const;

function codesOf(facts: EventFacts): EventFacts {
  return Object.fromEntries(
    codes.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
  );
}

/** What the audit log keeps of the step: states, owner, clock and codes, no content and no names. */
export function auditPayload(change: PetitionChange): EventFacts {
  return {
    from: change.before.state,
    to: change.after.state,
    version: change.version,
    owner: change.after.ownerOrganisationId,
    pending: change.after.pendingOrganisationId,
    clock: change.clock?.rule ?? null,
    due: change.clock?.due ?? null,
    ...codesOf(change.event.facts),
  };
}
