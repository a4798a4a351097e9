/** What a petition can be: its states, classes and procedures, and the facts that the rules read. Pure. */
import type { LocalDate } from "#app/deadlines/local-date.ts";

export const petitionStates = [
  "received",
  "registered",
  "accepted",
  "answered",
  "under_review",
  "reviewed",
  "under_rereview",
  "closed",
  "declined",
  "directed",
  "withdrawn",
  "concluded",
] as const;
export type PetitionState = (typeof petitionStates)[number];

/** Nothing more is owed in these; every other state has a clock running (see petition-clock.ts). */
export const endedStates = ["closed", "declined", "directed", "withdrawn", "concluded"] as const;
export const openStates = petitionStates.filter((state) => !isEnded(state));

/** States in which the organisation, and not the petitioner, has something to do. */
export const withTheOrgan = [
  "received",
  "registered",
  "accepted",
  "under_review",
  "under_rereview",
] as const satisfies readonly PetitionState[];

export type EndedState = (typeof endedStates)[number];

export function isEnded(state: PetitionState): state is EndedState {
  return (endedStates as readonly PetitionState[]).includes(state);
}

/** 建议意见 (第二十九条), 检举控告 (第三十条), 申诉求决 (第三十一条). */
export type PetitionClass = "suggestion" | "accusation" | "redress";

/** By which procedure an accepted matter is handled; it decides the clock. */
export type PetitionProcedure =
  | "ordinary"
  | "simplified"
  | "suggestion"
  | "accusation"
  | "reconsideration"
  | "statutory_duty";

/** What the rules need to know of a petition. Everything a guard reads is here, and nothing else. */
export type PetitionFacts = {
  readonly state: PetitionState;
  readonly classification: PetitionClass | null;
  /** 1-6, of 第三十一条; null unless the class is redress. */
  readonly redressItem: number | null;
  readonly procedure: PetitionProcedure | null;
  readonly isJoint: boolean;
  /** Nobody can be told in writing (第二十三条): registered, without the clock of the notice. */
  readonly isAnonymous: boolean;
  readonly assignedBySuperior: boolean;
  readonly awaitingMaterialSince: LocalDate | null;
  readonly pendingOrganisationId: string | null;
  readonly transferredOn: LocalDate | null;
  readonly objectionOn: LocalDate | null;
  /** The day the present owner was forwarded what it took over; null for the first receiver. */
  readonly forwardedOn: LocalDate | null;
  readonly ownerOrganisationId: string;
  /** The next level above the owner; null at the top of the tree. */
  readonly superiorOrganisationId: string | null;
  readonly receivedOn: LocalDate;
  readonly takenOverOn: LocalDate | null;
  readonly acceptedOn: LocalDate | null;
  readonly extendedOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
  readonly reviewRequestedOn: LocalDate | null;
  readonly reviewedOn: LocalDate | null;
  readonly rereviewRequestedOn: LocalDate | null;
  readonly hearingDays: number;
  readonly reportedUndoneOn: LocalDate | null;
  /** Last day of the running clock, as stored when it was set. */
  readonly dueOn: LocalDate | null;
  readonly ratedWindow: boolean;
  readonly ratedHandler: boolean;
};

/** 办理程序 that accepting sets: only item (6) gets the ordinary procedure and its 60 days (第三十四条). */
export function procedureOf(
  facts: Pick<PetitionFacts, "classification" | "redressItem">,
): PetitionProcedure | null {
  if (facts.classification === "suggestion") return "suggestion";
  if (facts.classification === "accusation") return "accusation";
  if (facts.classification !== "redress") return null;
  if (facts.redressItem === 6) return "ordinary";
  if (facts.redressItem === 5) return "statutory_duty";
  if (facts.redressItem === 4) return "reconsideration";
  return null;
}
