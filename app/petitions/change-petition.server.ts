/**
 * The kernel of the desk: the one place that changes a petition. Every use case (register-petition,
 * reply-to-petition, ...) hands it an action of the workflow table; it plans the change (petition-change.ts)
 * and writes state, clock, timeline, audit and what belongs to them in one transaction.
 */
import { columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { storedWords } from "./accusation-content.server.ts";
import { petitionsInReach } from "./petition-access.server.ts";
import {
  auditActor,
  auditPayload,
  nextOwner,
  type PetitionChange,
  planChange,
  type Step,
} from "./petition-change.ts";
import { factColumns, factsOf } from "./petition-facts.ts";
import type { Guard } from "./petition-guards.ts";
import type { PetitionFacts, PetitionState } from "./petition-states.ts";

export type ChangeRequest = Step & {
  readonly petitionId: string;
  /** The version the person was looking at; null when the step does not depend on it (adding material). */
  readonly expectedVersion: number | null;
  readonly calendar: WorkingCalendar;
  /** Seal the notes of an accusation; a step without notes needs none. */
  readonly keys?: Pick<Env, "accusationKeys">;
  /** Columns besides the facts, e.g. the topic or the reason for declining. */
  readonly columns?: Prisma.PetitionUncheckedUpdateManyInput;
  /** Rows that belong to the step (an opinion, a rating, a notification), in the same transaction. */
  readonly also?: (tx: Transaction, change: AppliedChange) => Promise<void>;
};

export type AppliedChange = PetitionChange & { readonly petition: KernelPetition };

export type ChangeResult =
  | {
      readonly ok: true;
      readonly state: PetitionState;
      readonly version: number;
      readonly dueOn: LocalDate | null;
    }
  | { readonly ok: false; readonly reason: "not_found" }
  /** Someone else acted first: the page shows what it is now and keeps what was typed. */
  | {
      readonly ok: false;
      readonly reason: "changed_meanwhile";
      readonly state: PetitionState;
      readonly version: number;
    }
  | {
      readonly ok: false;
      readonly reason: "not_allowed";
      readonly because: "state" | "person" | Guard;
      readonly state: PetitionState;
    };

const kernelColumns = {
  id: true,
  number: true,
  version: true,
  petitionerId: true,
  divisionPath: true,
  clockRule: true,
  ...factColumns,
} as const;

type KernelPetition = Prisma.PetitionGetPayload<{ select: typeof kernelColumns }>;

/** Runs one step inside the caller's transaction (with `once` around it for a form's idempotency key). */
export async function changePetition(tx: Transaction, request: ChangeRequest): Promise<ChangeResult> {
  const petition = await tx.petition.findFirst({
    where: { AND: [{ id: request.petitionId }, petitionsInReach(request.actor)] },
    select: kernelColumns,
  });
  if (petition === null) return { ok: false, reason: "not_found" };
  const { state, version } = petition;
  if (request.expectedVersion !== null && request.expectedVersion !== version)
    return { ok: false, reason: "changed_meanwhile", state, version };

  const facts = factsOf(petition);
  const verdict = planChange(
    { ...petition, facts },
    {
      ...request,
      input: { superiorOfNextOwner: await superiorOfNextOwner(tx, facts, request), ...request.input },
    },
    request.calendar,
  );
  if (!verdict.ok) return { ok: false, reason: "not_allowed", because: verdict.because, state };
  const { change } = verdict;

  // Conditional: zero rows means that someone else acted between our read and now.
  const { count } = await tx.petition.updateMany({
    where: { id: petition.id, version, state },
    data: { ...change.columns, ...request.columns },
  });
  if (count === 0) {
    const current = await tx.petition.findUniqueOrThrow({
      where: { id: petition.id },
      select: { state: true, version: true },
    });
    return { ok: false, reason: "changed_meanwhile", ...current };
  }

  await keepClocks(tx, petition.id, change);
  await tx.petitionEvent.create({ data: { id: newId(), ...change.event, ...notesOf(request, change) } });
  await appendAudit(tx, {
    chain: `petition:${petition.id}`,
    at: request.now,
    actor: auditActor(request.actor),
    action: `petition.${request.action}`,
    payload: auditPayload(change),
  });
  await request.also?.(tx, { ...change, petition });
  return { ok: true, state: change.after.state, version: change.version, dueOn: change.after.dueOn };
}

/** The notes as they are stored. Throws when those of an accusation would be kept in clear. */
function notesOf(
  { petitionId, keys }: ChangeRequest,
  { event: { publicNote, internalNote }, after: { classification } }: PetitionChange,
) {
  if (publicNote === null && internalNote === null) return {};
  if (classification !== "accusation") return {};
  if (keys === undefined) throw new Error("a note about an accusation needs its keys");
  const stored = (note: string | null) =>
    note === null ? null : storedWords(keys, { id: petitionId, classification }, note);
  return { publicNote: stored(publicNote), internalNote: stored(internalNote) };
}

async function superiorOfNextOwner(
  tx: Transaction,
  facts: PetitionFacts,
  { action }: ChangeRequest,
): Promise<string | null> {
  const next = nextOwner(facts, action);
  if (next === null) return null;
  const organisation = await tx.organisation.findUnique({
    where: { id: next },
    select: { superiorId: true },
  });
  return organisation?.superiorId ?? null;
}

/** Ends the clock that ran and starts the next; the days spent waiting for the petitioner are kept with it. */
async function keepClocks(tx: Transaction, petitionId: string, change: PetitionChange): Promise<void> {
  const { waitedDays, clockEndsOn, clockStarts } = change;
  if (waitedDays > 0 || clockEndsOn !== null)
    await tx.petitionClock.updateMany({
      where: { petitionId, endedOn: null },
      data: {
        waitingDays: { increment: waitedDays },
        ...(clockEndsOn === null ? {} : { endedOn: columnFromLocalDate(clockEndsOn) }),
      },
    });
  if (clockStarts !== null) await tx.petitionClock.create({ data: { id: newId(), ...clockStarts } });
}
