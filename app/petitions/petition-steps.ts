/**
 * What each step of the workflow does to the facts of a petition. Pure: the kernel
 * (change-petition.server.ts) asks the table whether a step is allowed, applies it here, derives the clock
 * and writes all of it in one transaction.
 */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import {
  type PetitionClass,
  type PetitionFacts,
  type PetitionState,
  procedureOf,
} from "./petition-states.ts";
import type { PetitionAction } from "./petition-workflow.ts";

/** The choices of the person who acts, as far as the rules care. */
export type StepInput = {
  readonly classification?: PetitionClass;
  /** 1-6; only with redress. */
  readonly redressItem?: number | null;
  readonly toOrganisationId?: string;
  readonly assignedBySuperior?: boolean;
  /** The level above the organisation that owns the petition after this step. */
  readonly superiorOfNextOwner?: string | null;
  readonly hearingDays?: number;
  readonly ratedWindow?: boolean;
  readonly ratedHandler?: boolean;
};

/** The facts after the step; throws when the step lacks what it needs, which a use case has checked before. */
export function applyStep(
  facts: PetitionFacts,
  action: PetitionAction,
  to: PetitionState,
  today: LocalDate,
  input: StepInput = {},
): PetitionFacts {
  return { ...facts, state: to, ...changes(facts, action, to, today, input) };
}

function changes(
  facts: PetitionFacts,
  action: PetitionAction,
  to: PetitionState,
  today: LocalDate,
  input: StepInput,
): Partial<PetitionFacts> {
  switch (action) {
    case "register":
      return {
        classification: required(input.classification, "register needs a class"),
        redressItem: input.classification === "redress" ? (input.redressItem ?? null) : null,
      };
    case "ask_material":
      return { awaitingMaterialSince: facts.awaitingMaterialSince ?? today };
    case "add_material":
      return { awaitingMaterialSince: null };
    case "accept":
      return { acceptedOn: today, procedure: procedureOf(facts), awaitingMaterialSince: null };
    case "accept_simplified":
      return { acceptedOn: today, procedure: "simplified", awaitingMaterialSince: null };
    case "transfer":
      return {
        pendingOrganisationId: required(input.toOrganisationId, "transfer needs a receiver"),
        transferredOn: today,
        assignedBySuperior: input.assignedBySuperior ?? facts.assignedBySuperior,
      };
    case "recall_transfer":
    case "agree_objection":
      return { pendingOrganisationId: null, transferredOn: null, objectionOn: null };
    case "object":
      return { objectionOn: today };
    case "refuse_objection":
      return { objectionOn: null };
    case "take_over":
      return {
        ownerOrganisationId: required(facts.pendingOrganisationId ?? undefined, "nothing to take over"),
        superiorOrganisationId: input.superiorOfNextOwner ?? null,
        pendingOrganisationId: null,
        takenOverOn: today,
        // Only what was taken over counts from its forwarding: passing on, or taking it back, moves nobody's date.
        forwardedOn: facts.transferredOn,
      };
    case "extend":
      return { extendedOn: today };
    case "reply":
      return { answeredOn: today, awaitingMaterialSince: null };
    case "report_undone":
      return { reportedUndoneOn: today };
    case "request_review":
      return { reviewRequestedOn: today, ...handUp(facts, input) };
    case "decide_review":
      return { reviewedOn: today };
    case "request_rereview":
      return { rereviewRequestedOn: today, ...handUp(facts, input) };
    case "hold_hearing":
      return { hearingDays: required(input.hearingDays, "a hearing has days") };
    case "rate":
      return {
        ratedWindow: facts.ratedWindow || input.ratedWindow === true,
        ratedHandler: facts.ratedHandler || input.ratedHandler === true,
      };
    case "withdraw":
    case "decline":
    case "direct_elsewhere":
      return { pendingOrganisationId: null, objectionOn: null, awaitingMaterialSince: null };
    case "close":
    case "expire":
    case "decide_rereview":
    case "assign":
    case "recuse":
    case "note":
    case "urge":
      return {};
    default:
      throw new Error(`${action satisfies never} leading to ${to} has no effect defined`);
  }
}

/** 复查 and 复核 go to the next level above whoever decided last (第三十五、三十六条). */
function handUp(facts: PetitionFacts, input: StepInput): Partial<PetitionFacts> {
  return {
    ownerOrganisationId: required(facts.superiorOrganisationId ?? undefined, "there is no level above"),
    superiorOrganisationId: input.superiorOfNextOwner ?? null,
  };
}

function required<Value>(value: Value | undefined, message: string): Value {
  if (value === undefined) throw new Error(message);
  return value;
}
