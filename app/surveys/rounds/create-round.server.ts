/** A new round, or other words and days for one that has not opened. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { columnFromLocalDate } from "#app/deadlines/local-date.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { changeRoundIn } from "./change-round.server.ts";
import { roundAuditActor } from "./round-access.server.ts";
import type { RoundValues } from "./round-form.ts";
import type { RoundStepTaken } from "./round-workflow.ts";

export type RoundContext = { readonly db: Db; readonly now: () => Date };

/** What the database knows against it: an address that is taken, or things of others. */
export type RoundRefused = {
  readonly ok: false;
  readonly reason: "not_allowed" | "slug_taken" | "questionnaire" | "previous";
};
export type RoundCreated = { readonly ok: true; readonly slug: string } | RoundRefused;

/** The same key gives the same round. */
export function createRound(
  { db, now }: RoundContext,
  {
    actor,
    values,
    idempotencyKey,
  }: { readonly actor: StaffActor; readonly values: RoundValues; readonly idempotencyKey: string },
): Promise<RoundCreated> {
  if (!may(actor, "survey.run")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  return db.$transaction((tx) =>
    once<RoundCreated>(
      tx,
      `round.create:${actor.organisationId}`,
      idempotencyKey,
      async () => {
        const refused = await refusal(tx, actor, values, null);
        if (refused !== null) return refused;
        const id = newId();
        const at = now();
        const { opensOn, closesOn, ...words } = values;
        await tx.surveyRound.create({
          data: {
            id,
            ...words,
            opensOn: columnFromLocalDate(opensOn),
            closesOn: columnFromLocalDate(closesOn),
            assessorId: actor.organisationId,
            divisionCode: territoryOf(actor),
          },
        });
        const { slug, kind, questionnaireId } = values;
        await appendAudit(tx, {
          chain: `round:${id}`,
          at,
          actor: roundAuditActor(actor),
          action: "round.create",
          payload: { slug, kind, questionnaireId, opensOn, closesOn },
        });
        return { ok: true, slug };
      },
      ({ ok }) => ok,
    ),
  );
}

export type RoundChanged = RoundStepTaken | RoundRefused;

/** Everything but its kind, which decides what there is of it. */
export function changeRound(
  { db, now }: RoundContext,
  {
    actor,
    slug,
    expectedVersion,
    values,
  }: {
    readonly actor: StaffActor;
    readonly slug: string;
    readonly expectedVersion: number;
    readonly values: RoundValues;
  },
): Promise<RoundChanged> {
  return db.$transaction(async (tx) => {
    const refused = await refusal(tx, actor, values, slug);
    if (refused !== null) return refused;
    const { opensOn, closesOn, kind: _kept, ...words } = values;
    return changeRoundIn(tx, {
      slug,
      action: "change",
      actor,
      expectedVersion,
      now: now(),
      columns: {
        ...words,
        opensOn: columnFromLocalDate(opensOn),
        closesOn: columnFromLocalDate(closesOn),
      },
      facts: { slug: words.slug, questionnaireId: words.questionnaireId, opensOn, closesOn },
    });
  });
}

/** `slug` is that of the round that is changed. */
async function refusal(
  tx: Transaction,
  actor: StaffActor,
  values: RoundValues,
  slug: string | null,
): Promise<RoundRefused | null> {
  const assessorId = actor.organisationId;
  const taken = await tx.surveyRound.count({ where: { slug: values.slug, NOT: { slug: slug ?? "" } } });
  if (taken > 0) return { ok: false, reason: "slug_taken" };
  const questionnaire = await tx.questionnaireVersion.count({
    where: { id: values.questionnaireId, questionnaire: { assessorId } },
  });
  if (questionnaire === 0) return { ok: false, reason: "questionnaire" };
  if (values.previousId === null) return null;
  const previous = await tx.surveyRound.count({
    where: { id: values.previousId, assessorId, state: "published", NOT: { slug: slug ?? "" } },
  });
  return previous === 0 ? { ok: false, reason: "previous" } : null;
}

/** The assessor's own division, e.g. the city: `421000/` is `421000`. */
function territoryOf({ divisionPath }: StaffActor): string {
  return divisionPath.split("/").filter(Boolean).at(-1) ?? "";
}
