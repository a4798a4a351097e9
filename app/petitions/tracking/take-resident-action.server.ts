/** One step of the petitioner: judged and written by the kernel, once for its form's key. */
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { isBadReview } from "#app/matters/rating.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { openCallBack } from "#app/ratings/open-call-back.server.ts";
import { type AppliedChange, type ChangeResult, changePetition } from "../change-petition.server.ts";
import type { PetitionActor } from "../petition-relations.ts";
import type { ResidentAction } from "./resident-actions.ts";
import type { ResidentValues } from "./resident-form.ts";

export type ResidentActionRequest = {
  readonly petitionId: string;
  readonly expectedVersion: number;
  readonly action: ResidentAction;
  readonly actor: PetitionActor;
  readonly values: ResidentValues;
  readonly idempotencyKey: string;
  readonly now: Date;
};

export async function takeResidentAction(
  db: Db,
  keys: Pick<Env, "accusationKeys">,
  request: ResidentActionRequest,
): Promise<ChangeResult> {
  const { petitionId, action, values } = request;
  const calendar = await loadWorkingCalendar(db);
  return db.$transaction((tx) =>
    once<ChangeResult>(
      tx,
      `petition:${petitionId}:${action}`,
      request.idempotencyKey,
      () =>
        changePetition(tx, {
          ...request,
          // Adding material disturbs nobody's step, so it need not have seen the newest version.
          expectedVersion: action === "add_material" ? null : request.expectedVersion,
          calendar,
          keys,
          input: { ratedWindow: values.window !== null, ratedHandler: values.handler !== null },
          event: values.note === "" || action === "rate" ? {} : { publicNote: values.note },
          ...(action === "rate"
            ? { also: (inside, change) => writeRatings(inside, change, values, calendar, request.now) }
            : {}),
        }),
      ({ ok }) => ok,
    ),
  );
}

/** 好差评: the window and the handler separately; a bad review is called back by the date the city set (HC-04, HC-05). */
async function writeRatings(
  tx: Transaction,
  { petition }: AppliedChange,
  values: ResidentValues,
  calendar: WorkingCalendar,
  now: Date,
): Promise<void> {
  const rated = await tx.petition.findUniqueOrThrow({
    where: { id: petition.id },
    select: {
      number: true,
      divisionCode: true,
      petitionerId: true,
      isAnonymous: true,
      classification: true,
      firstReceiverOrganisationId: true,
      opinions: { orderBy: { issuedAt: "asc" }, take: 1, select: { organisationId: true } },
    },
  });
  const targets = [
    {
      target: "window" as const,
      level: values.window,
      organisationId: rated.firstReceiverOrganisationId,
    },
    {
      target: "handler" as const,
      level: values.handler,
      organisationId: rated.opinions[0]?.organisationId ?? rated.firstReceiverOrganisationId,
    },
  ];
  for (const { target, level, organisationId } of targets) {
    if (level === null) continue;
    // One evaluation per handling: the first one given stands (GB/T 39734-2020 4.1).
    await tx.rating.createMany({
      data: {
        id: newId(),
        petitionId: petition.id,
        target,
        organisationId,
        level,
        reasons: isBadReview(level) ? [...values.reasons] : [],
        comment: values.note === "" ? null : values.note,
        ratedAt: now,
      },
      skipDuplicates: true,
    });
    // Whoever gave no name cannot be called, and who accuses is known to the discipline organs alone.
    if (!rated.isAnonymous && rated.classification !== "accusation")
      await openCallBack(tx, {
        matter: { kind: "petition", id: petition.id, number: rated.number },
        divisionCode: rated.divisionCode,
        personId: rated.petitionerId,
        organisationId,
        level,
        reasons: values.reasons,
        comment: values.note === "" ? null : values.note,
        calendar,
        now,
      });
  }
}
