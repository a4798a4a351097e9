/** The conditions of the transition table besides state and person (petition-workflow.ts). Pure. */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import type { PetitionFacts } from "./petition-states.ts";

/** A condition that must hold besides state and person. The name is also the key of its wording. */
export type Guard =
  | "no_transfer_pending"
  | "transfer_pending"
  | "no_objection"
  | "objection_raised"
  | "within_objection_period"
  | "classified"
  | "can_be_handled_here"
  | "fit_for_simplified"
  | "statutory_route"
  | "ordinary_procedure"
  | "not_extended"
  | "before_due"
  | "item_six"
  | "within_request_period"
  | "request_period_over"
  | "has_superior"
  | "without_review_route"
  | "not_reported_undone"
  | "something_to_rate"
  | "hearing_not_held"
  | "is_accusation";

/** The last day on which the receiver may object; worked out by the caller, who has the calendar. */
export type Moment = { readonly today: LocalDate; readonly objectionDueOn: LocalDate | null };

/** Items of 第三十一条 that the handling organ may itself take up by a statutory procedure. */
const itemsHandledHere: readonly number[] = [4, 5, 6];

export const guards: Readonly<Record<Guard, (facts: PetitionFacts, moment: Moment) => boolean>> = {
  no_transfer_pending: (facts) => facts.pendingOrganisationId === null,
  transfer_pending: (facts) => facts.pendingOrganisationId !== null,
  no_objection: (facts) => facts.objectionOn === null,
  objection_raised: (facts) => facts.objectionOn !== null,
  within_objection_period: (_facts, { today, objectionDueOn }) =>
    objectionDueOn !== null && today <= objectionDueOn,
  classified: (facts) =>
    facts.classification !== null && (facts.classification !== "redress" || facts.redressItem !== null),
  can_be_handled_here: (facts) =>
    facts.classification !== "redress" ||
    (facts.redressItem !== null && itemsHandledHere.includes(facts.redressItem)),
  // 国信办发〔2022〕17号 第五条: not for items (1)-(5), assigned by a superior, joint or complex matters.
  fit_for_simplified: (facts) =>
    facts.classification === "redress" &&
    facts.redressItem === 6 &&
    !facts.isJoint &&
    !facts.assignedBySuperior,
  statutory_route: (facts) =>
    facts.classification === "redress" && facts.redressItem !== null && facts.redressItem < 6,
  ordinary_procedure: (facts) => facts.procedure === "ordinary",
  not_extended: (facts) => facts.extendedOn === null,
  before_due: (facts, { today }) => facts.dueOn !== null && today <= facts.dueOn,
  item_six: (facts) => facts.classification === "redress" && facts.redressItem === 6,
  within_request_period: (facts, { today }) => facts.dueOn !== null && today <= facts.dueOn,
  request_period_over: (facts, { today }) => facts.dueOn !== null && today > facts.dueOn,
  has_superior: (facts) => facts.superiorOrganisationId !== null,
  without_review_route: (facts) =>
    !(facts.classification === "redress" && facts.redressItem === 6) || facts.procedure === "simplified",
  not_reported_undone: (facts) => facts.reportedUndoneOn === null,
  something_to_rate: (facts) => !facts.ratedWindow || !facts.ratedHandler,
  hearing_not_held: (facts) => facts.hearingDays === 0,
  is_accusation: (facts) => facts.classification === "accusation",
};
