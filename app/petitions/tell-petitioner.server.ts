/** What the petitioner is told of a step, in its own transaction: nothing is lost when the process dies after it. */
import type { NotificationEvent } from "#app/notifications/events.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { AppliedChange } from "./change-petition.server.ts";
import type { PetitionAction } from "./petition-workflow.ts";

/** The steps a petitioner hears of, and as what. */
export const petitionerNews: Readonly<Partial<Record<PetitionAction, NotificationEvent>>> = {
  register: "petition_registered",
  ask_material: "petition_material_asked",
  accept: "petition_accepted",
  accept_simplified: "petition_accepted",
  decline: "petition_declined",
  direct_elsewhere: "petition_directed",
  take_over: "petition_taken_over",
  extend: "petition_extended",
  reply: "petition_answered",
  decide_review: "petition_review_decided",
  decide_rereview: "petition_review_decided",
  hold_hearing: "petition_hearing",
  close: "petition_closed",
  expire: "petition_closed",
};

export async function tellPetitioner(
  tx: Transaction,
  action: PetitionAction,
  { petition, version, clock }: AppliedChange,
  now: Date,
): Promise<void> {
  const event = petitionerNews[action];
  if (event === undefined) return;
  await notify(tx, {
    to: { about: { kind: "petition", id: petition.id }, personId: petition.petitionerId },
    event,
    facts: { number: petition.number, due: clock?.due ?? null },
    dedupeKey: `petition:${petition.id}:${version}`,
    now,
  });
}
