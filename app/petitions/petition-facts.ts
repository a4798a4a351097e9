/** From a stored petition to the facts of the workflow, and from changed facts back to columns. Pure. */
import { columnFromLocalDate, type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { PetitionClass, PetitionFacts, PetitionProcedure, PetitionState } from "./petition-states.ts";

/** The columns the facts are read from; `select` them with `factColumns`. */
export type StoredFacts = {
  state: PetitionState;
  classification: PetitionClass | null;
  redressItem: number | null;
  procedure: PetitionProcedure | null;
  isJoint: boolean;
  isAnonymous: boolean;
  assignedBySuperior: boolean;
  awaitingMaterialSince: Date | null;
  pendingOrganisationId: string | null;
  transferredOn: Date | null;
  objectionOn: Date | null;
  forwardedOn: Date | null;
  ownerOrganisationId: string;
  ownerOrganisation: { superiorId: string | null };
  receivedOn: Date;
  takenOverOn: Date | null;
  acceptedOn: Date | null;
  extendedOn: Date | null;
  answeredOn: Date | null;
  reviewRequestedOn: Date | null;
  reviewedOn: Date | null;
  rereviewRequestedOn: Date | null;
  hearingDays: number;
  reportedUndoneOn: Date | null;
  dueOn: Date | null;
  ratings: readonly { target: "window" | "handler" }[];
};

export const factColumns = {
  state: true,
  classification: true,
  redressItem: true,
  procedure: true,
  isJoint: true,
  isAnonymous: true,
  assignedBySuperior: true,
  awaitingMaterialSince: true,
  pendingOrganisationId: true,
  transferredOn: true,
  objectionOn: true,
  forwardedOn: true,
  ownerOrganisationId: true,
  ownerOrganisation: { select: { superiorId: true } },
  receivedOn: true,
  takenOverOn: true,
  acceptedOn: true,
  extendedOn: true,
  answeredOn: true,
  reviewRequestedOn: true,
  reviewedOn: true,
  rereviewRequestedOn: true,
  hearingDays: true,
  reportedUndoneOn: true,
  dueOn: true,
  ratings: { select: { target: true } },
} as const;

const dayColumns = [
  "awaitingMaterialSince",
  "transferredOn",
  "objectionOn",
  "forwardedOn",
  "takenOverOn",
  "acceptedOn",
  "extendedOn",
  "answeredOn",
  "reviewRequestedOn",
  "reviewedOn",
  "rereviewRequestedOn",
  "reportedUndoneOn",
] as const;

const plainColumns = [
  "state",
  "classification",
  "redressItem",
  "procedure",
  "pendingOrganisationId",
  "assignedBySuperior",
  "ownerOrganisationId",
  "hearingDays",
] as const;

export function factsOf(stored: StoredFacts): PetitionFacts {
  const day = (column: Date | null): LocalDate | null =>
    column === null ? null : localDateFromColumn(column);
  return {
    state: stored.state,
    classification: stored.classification,
    redressItem: stored.redressItem,
    procedure: stored.procedure,
    isJoint: stored.isJoint,
    isAnonymous: stored.isAnonymous,
    assignedBySuperior: stored.assignedBySuperior,
    awaitingMaterialSince: day(stored.awaitingMaterialSince),
    pendingOrganisationId: stored.pendingOrganisationId,
    transferredOn: day(stored.transferredOn),
    objectionOn: day(stored.objectionOn),
    forwardedOn: day(stored.forwardedOn),
    ownerOrganisationId: stored.ownerOrganisationId,
    superiorOrganisationId: stored.ownerOrganisation.superiorId,
    receivedOn: localDateFromColumn(stored.receivedOn),
    takenOverOn: day(stored.takenOverOn),
    acceptedOn: day(stored.acceptedOn),
    extendedOn: day(stored.extendedOn),
    answeredOn: day(stored.answeredOn),
    reviewRequestedOn: day(stored.reviewRequestedOn),
    reviewedOn: day(stored.reviewedOn),
    rereviewRequestedOn: day(stored.rereviewRequestedOn),
    hearingDays: stored.hearingDays,
    reportedUndoneOn: day(stored.reportedUndoneOn),
    dueOn: day(stored.dueOn),
    ratedWindow: stored.ratings.some((rating) => rating.target === "window"),
    ratedHandler: stored.ratings.some((rating) => rating.target === "handler"),
  };
}

/** The columns of `after` that differ from `before`. */
export function changedColumns(before: PetitionFacts, after: PetitionFacts): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const name of plainColumns) {
    if (before[name] !== after[name]) columns[name] = after[name];
  }
  for (const name of dayColumns) {
    const day = after[name];
    if (before[name] !== day) columns[name] = day === null ? null : columnFromLocalDate(day);
  }
  return columns;
}

/** The facts of a petition on the day it was received, before anybody did anything; `given` is what differs. */
export function factsOnReceipt(
  given: Pick<PetitionFacts, "receivedOn" | "ownerOrganisationId" | "superiorOrganisationId"> &
    Partial<PetitionFacts>,
): PetitionFacts {
  return {
    state: "received",
    classification: null,
    redressItem: null,
    procedure: null,
    isJoint: false,
    isAnonymous: false,
    assignedBySuperior: false,
    awaitingMaterialSince: null,
    pendingOrganisationId: null,
    transferredOn: null,
    objectionOn: null,
    forwardedOn: null,
    takenOverOn: null,
    acceptedOn: null,
    extendedOn: null,
    answeredOn: null,
    reviewRequestedOn: null,
    reviewedOn: null,
    rereviewRequestedOn: null,
    hearingDays: 0,
    reportedUndoneOn: null,
    dueOn: null,
    ratedWindow: false,
    ratedHandler: false,
    ...given,
  };
}
