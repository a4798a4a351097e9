/** What receiving a petition means for its columns, timeline and clock. Pure. */
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { type ClockRow, clockColumns, clockRow, type EventRow, eventActor } from "./petition-change.ts";
import { type RunningClock, runClock } from "./petition-clock.ts";
import { factsOnReceipt } from "./petition-facts.ts";
import type { PetitionActor } from "./petition-relations.ts";
import type { PetitionClass } from "./petition-states.ts";

export type ReceivedPetition = {
  readonly columns: {
    readonly state: "received";
    readonly receivedAt: Date;
    readonly receivedOn: Date;
    readonly clockRule: string | null;
    readonly clockFrom: Date | null;
    readonly dueOn: Date | null;
    readonly dueProvisional: boolean;
  };
  readonly event: EventRow;
  readonly clockRow: ClockRow;
  readonly clock: RunningClock;
};

/** The written notice is due fifteen days after receipt (信访工作条例 第二十三条). */
export function receivedPetition(
  petition: {
    readonly id: string;
    readonly ownerOrganisationId: string;
    readonly classification: PetitionClass | null;
    readonly isAnonymous: boolean;
    readonly submittedBy: PetitionActor;
    readonly now: Date;
  },
  calendar: WorkingCalendar,
): ReceivedPetition {
  const receivedOn = localDateOf(petition.now);
  const clock = runClock(
    factsOnReceipt({
      receivedOn,
      classification: petition.classification,
      isAnonymous: petition.isAnonymous,
      ownerOrganisationId: petition.ownerOrganisationId,
      superiorOrganisationId: null,
    }),
    calendar,
  );
  if (clock === null) throw new Error("a petition just received has a clock");
  return {
    columns: {
      state: "received",
      receivedAt: petition.now,
      receivedOn: columnFromLocalDate(receivedOn),
      ...clockColumns(clock),
    },
    event: {
      petitionId: petition.id,
      sequence: 1,
      at: petition.now,
      action: "submit",
      fromState: null,
      toState: "received",
      ...eventActor(petition.submittedBy),
      publicNote: null,
      internalNote: null,
      facts: {},
      article: null,
      clockRule: clock.rule,
      dueOn: columnFromLocalDate(clock.due),
    },
    clockRow: clockRow(petition.id, clock, petition.ownerOrganisationId),
    clock,
  };
}
