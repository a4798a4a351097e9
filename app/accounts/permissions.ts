/**
 * Who may do what, to which. The one table that loaders, actions and pages read; what may be done to a petition
 * in which state is the workflow's (petition-workflow.ts), and this table says who gets that far.
 */
import type { Role } from "#app/organisations/organisation-kinds.ts";
import type { Actor } from "./actor.ts";

/** How far a role reaches: its organisation's own matters, its territory, what it filed itself, what was given to this person, or everything. */
export type Reach = "own_organisation" | "territory" | "own_filings" | "own_matters" | "city";

export type Capability =
  /** See the desk and the petitions in reach. */
  | "petition.read"
  /** Take the steps that the workflow gives to an owner or receiver. */
  | "petition.handle"
  /** Take the steps of a supervisor. */
  | "petition.supervise"
  /** Unseal who the petitioner is, with a reason that the petitioner can read. */
  | "petition.open_identity"
  /** File for a person who is present or on the phone. */
  | "petition.file_on_behalf"
  /** Book a legal adviser for a person who is present or on the phone. */
  | "booking.book_on_behalf"
  /** The chambers: an adviser's own times, bookings, questions and service records. */
  | "advice.give"
  /** Who pays for whose hours: agree on it, change it, end it. */
  | "sponsorship.manage"
  /** What the hours were used for: counts, minutes and clocks, never what anybody said. */
  | "sponsorship.read"
  /** Counts and clocks of legal advice, by firm; nothing of a person's, neither who asks nor who answers. */
  | "advice.oversee"
  /** Questionnaires, rounds, samples, weights, answers and findings: the assessor's alone, and no administrator's. */
  | "survey.run"
  /** Say what was done about a finding. */
  | "rectification.answer"
  /** Where findings stand, and whose are late. */
  | "rectification.oversee"
  /** Call whoever was not content with a service; never the organisation's own handlers. */
  | "rating.call_back"
  /** The lists of what offices must and must not do. */
  | "conduct_list.manage"
  | "organisation.manage"
  | "calendar.import";

export const permissions: Readonly<Record<Capability, Readonly<Partial<Record<Role, Reach>>>>> = {
  "petition.read": {
    window_clerk: "own_organisation",
    handler: "own_organisation",
    supervisor: "territory",
    village_clerk: "own_filings",
  },
  "petition.handle": { window_clerk: "own_organisation", handler: "own_organisation" },
  "petition.supervise": { supervisor: "territory" },
  "petition.open_identity": { window_clerk: "own_organisation", handler: "own_organisation" },
  "petition.file_on_behalf": { window_clerk: "territory", village_clerk: "territory" },
  "booking.book_on_behalf": { window_clerk: "territory", village_clerk: "territory" },
  "advice.give": { adviser: "own_matters" },
  "sponsorship.manage": { administrator: "city" },
  "sponsorship.read": { handler: "own_organisation", supervisor: "territory", administrator: "city" },
  "advice.oversee": { supervisor: "territory", administrator: "city" },
  "survey.run": { assessor: "own_organisation" },
  "rectification.answer": { handler: "own_organisation" },
  "rectification.oversee": { supervisor: "territory", administrator: "city" },
  "rating.call_back": { supervisor: "territory" },
  "conduct_list.manage": { administrator: "city" },
  "organisation.manage": { administrator: "city" },
  "calendar.import": { administrator: "city" },
};

/** The reach of this person for this capability; null when it is not theirs. */
export function reachOf(actor: Actor, capability: Capability): Reach | null {
  if (actor.kind !== "staff") return null;
  return permissions[capability][actor.role] ?? null;
}

export function may(actor: Actor, capability: Capability): boolean {
  return reachOf(actor, capability) !== null;
}
