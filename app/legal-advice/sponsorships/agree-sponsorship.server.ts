/** A bureau agrees to pay for hours of an adviser, which villages share (局村共享, FL-01). */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { isId, newId } from "#app/platform/ids.ts";
import { mostVillages } from "./sponsorship-form.ts";

export type NewAgreement = {
  readonly sponsorId: string;
  readonly adviserId: string;
  readonly startsOn: LocalDate;
  /** The last day. */
  readonly endsOn: LocalDate;
  readonly minutesPerMonth: number;
  /** Codes of villages. */
  readonly villages: readonly string[];
};

export type Agreed =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      readonly reason:
        | "not_allowed"
        | "sponsor"
        | "adviser"
        | "villages"
        /** Its last day comes before its first. */
        | "term_order"
        /** Its last day is over. */
        | "term_over";
    }
  /** The same bureau pays the same adviser already, up to and with the day `until`. */
  | { readonly ok: false; readonly reason: "overlapping"; readonly until: LocalDate };

/** The same key gives the same agreement. */
export function agreeSponsorship(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  {
    actor,
    agreement,
    idempotencyKey,
  }: { readonly actor: StaffActor; readonly agreement: NewAgreement; readonly idempotencyKey: string },
): Promise<Agreed> {
  if (!may(actor, "sponsorship.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  return db.$transaction((tx) =>
    once<Agreed>(
      tx,
      `sponsorship.agree:${actor.personId}`,
      idempotencyKey,
      () => agreeIn(tx, { actor, agreement, now: now() }),
      ({ ok }) => ok,
    ),
  );
}

async function agreeIn(
  tx: Transaction,
  {
    actor,
    agreement,
    now,
  }: { readonly actor: StaffActor; readonly agreement: NewAgreement; readonly now: Date },
): Promise<Agreed> {
  const { sponsorId, adviserId, startsOn, endsOn, minutesPerMonth } = agreement;
  if (endsOn < startsOn) return { ok: false, reason: "term_order" };
  if (endsOn < localDateOf(now)) return { ok: false, reason: "term_over" };
  if (!isId(sponsorId)) return { ok: false, reason: "sponsor" };
  if (!isId(adviserId)) return { ok: false, reason: "adviser" };
  const sponsor = await tx.organisation.findFirst({
    where: { id: sponsorId, isActive: true, kind: { in: ["bureau", "centre", "township_government"] } },
    select: { id: true },
  });
  if (sponsor === null) return { ok: false, reason: "sponsor" };
  // Two who agree on the same pair at once take turns.
  await tx.$executeRaw`SELECT 1 FROM "Adviser" WHERE "id" = ${adviserId}::uuid FOR UPDATE`;
  const adviser = await tx.adviser.findFirst({
    where: { id: adviserId, isActive: true },
    select: { id: true },
  });
  if (adviser === null) return { ok: false, reason: "adviser" };
  const villages = [...new Set(agreement.villages)];
  const known = await tx.division.count({ where: { code: { in: villages }, level: "village" } });
  if (villages.length === 0 || villages.length > mostVillages || known !== villages.length)
    return { ok: false, reason: "villages" };
  const [first, last] = [columnFromLocalDate(startsOn), columnFromLocalDate(endsOn)];
  const overlapping = await tx.sponsorship.findFirst({
    where: { sponsorId, adviserId, startsOn: { lte: last }, endsOn: { gte: first } },
    orderBy: { endsOn: "desc" },
    select: { endsOn: true },
  });
  if (overlapping !== null)
    return { ok: false, reason: "overlapping", until: localDateFromColumn(overlapping.endsOn) };
  const id = newId();
  await tx.sponsorship.create({
    data: {
      id,
      sponsorId,
      adviserId,
      startsOn: first,
      endsOn: last,
      minutesPerMonth,
      villages: { create: villages.map((divisionCode) => ({ divisionCode })) },
    },
  });
  await appendAudit(tx, {
    chain: `sponsorship:${id}`,
    at: now,
    actor: `membership:${actor.membershipId}`,
    action: "sponsorship.agree",
    payload: { sponsorId, adviserId, startsOn, endsOn, minutesPerMonth, villages },
  });
  return { ok: true, id };
}
