/** The opinions of a check-up with their words, for the enterprise and the adviser (律师法 第三十八条). */
import { type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { type BookingActor, bookingsInReach } from "../bookings/booking-access.server.ts";
import type { riskLevels } from "./check-up-form.ts";

export type OpenedOpinion = {
  readonly position: number;
  readonly risk: (typeof riskLevels)[number];
  readonly finding: string;
  readonly advice: string;
  readonly followUpOn: LocalDate;
  readonly state: "given" | "acted_on" | "not_acted_on";
  readonly actedOn: LocalDate | null;
  /** What the enterprise said. */
  readonly acted: string | null;
};

/** None for whoever has only the code, and for the clerk who booked. */
export async function readOpinions(
  { db, env }: { readonly db: Db; readonly env: Pick<Env, "fieldKeys"> },
  bookingId: string,
  actor: BookingActor,
): Promise<readonly OpenedOpinion[]> {
  const mayRead = actor.kind === "resident" || (actor.kind === "staff" && actor.role === "adviser");
  if (!mayRead) return [];
  const rows = await db.legalOpinion.findMany({
    where: { booking: { AND: [{ id: bookingId }, bookingsInReach(actor)] } },
    orderBy: { position: "asc" },
  });
  return rows.map((row) => {
    const opened = (field: string, sealed: string) =>
      open(env.fieldKeys, sealed, { field: `LegalOpinion.${field}`, record: row.id });
    return {
      position: row.position,
      risk: row.risk,
      finding: opened("finding", row.findingSealed),
      advice: opened("advice", row.adviceSealed),
      followUpOn: localDateFromColumn(row.followUpOn),
      state: row.state,
      actedOn: row.actedOn === null ? null : localDateFromColumn(row.actedOn),
      acted: row.actedSealed === null ? null : opened("acted", row.actedSealed),
    };
  });
}
