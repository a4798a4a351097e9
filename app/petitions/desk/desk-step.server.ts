/** What a desk form adds to a step of the kernel: choices, columns, words for the timeline, rows beside it. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { ChangeRequest } from "../change-petition.server.ts";
import type { AccusationReceiver } from "../pass-on-accusation.server.ts";
import type { DeskValues } from "./desk-forms.ts";

export type DeskStep = Pick<ChangeRequest, "input" | "columns" | "event" | "also">;

export type DeskStepRequest = {
  readonly petitionId: string;
  readonly actor: StaffActor;
  readonly values: DeskValues;
  readonly now: Date;
};

/** A step that cannot be prepared, with the field and the reason that the page puts into words. */
export type StepRefusal = {
  readonly ok: false;
  readonly field: string;
  readonly reason: "no_discipline" | "accused_unit" | "stays_sealed" | "recused" | "not_below" | "unknown";
};

export type PreparedStep =
  | {
      readonly ok: true;
      readonly step: DeskStep;
      /** Set when the matter changes hands in the same transaction, because it is an accusation. */
      readonly passOnTo?: AccusationReceiver | null;
    }
  | StepRefusal;

/** An empty note is no note. */
export function noteOf(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text;
}
