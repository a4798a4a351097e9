/**
 * An accusation goes to the organ that takes accusations as soon as it is found to be one, in the same transaction:
 * whoever found it may not hold it any longer (信访工作条例 第三十条).
 */
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { type ChangeResult, changePetition } from "./change-petition.server.ts";
import type { PetitionAction } from "./petition-workflow.ts";

export type AccusationReceiver = { readonly id: string; readonly name: string };

/** The result of the last of the two steps. Throws, and so undoes everything, when the table refuses one. */
export async function passOnAccusation(
  tx: Transaction,
  {
    petitionId,
    to,
    now,
    calendar,
  }: {
    readonly petitionId: string;
    readonly to: AccusationReceiver;
    readonly now: Date;
    readonly calendar: WorkingCalendar;
  },
): Promise<Extract<ChangeResult, { ok: true }>> {
  const step = async (action: PetitionAction, facts: Readonly<Record<string, string>>) => {
    const result = await changePetition(tx, {
      petitionId,
      expectedVersion: null,
      action,
      actor: { kind: "system" },
      now,
      calendar,
      ...(action === "transfer" ? { input: { toOrganisationId: to.id } } : {}),
      columns: { ownerMembershipId: null },
      event: { facts },
    });
    if (!result.ok) throw new Error(`an accusation could not be passed on: ${result.reason}`);
    return result;
  };
  await step("transfer", { to: to.name });
  return step("take_over", { by: to.name });
}
