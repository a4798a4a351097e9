/** Loads the frame of a round from a file: all of it when every line is good, nothing otherwise. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import { changeRoundIn } from "./change-round.server.ts";
import { countyOf } from "./county-of.ts";
import { groupOfIndustry } from "./industries.ts";
import { type FrameRow, type ReadFrame, readFrameCsv } from "./read-frame-csv.ts";
import { roundsInReach } from "./round-access.server.ts";
import type { RoundStepTaken } from "./round-workflow.ts";
import { type FormedStratum, formStrata } from "./strata.ts";

export type FrameContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys">;
  readonly now: () => Date;
};

export type FrameLoaded =
  | (Extract<RoundStepTaken, { ok: true }> & { readonly enterprises: number; readonly strata: number })
  | Extract<RoundStepTaken, { ok: false }>
  | { readonly ok: false; readonly reason: "file"; readonly read: ReadFrame };

/** Another frame takes the place of the one before, and what was drawn from that is void. */
export async function loadFrame(
  { db, env, now }: FrameContext,
  {
    actor,
    slug,
    expectedVersion,
    file,
  }: {
    readonly actor: StaffActor;
    readonly slug: string;
    readonly expectedVersion: number;
    readonly file: Uint8Array;
  },
): Promise<FrameLoaded> {
  const round = await db.surveyRound.findFirst({
    where: { AND: [{ slug }, roundsInReach(actor)] },
    select: { division: { select: { path: true } } },
  });
  if (round === null) return { ok: false, reason: "not_found" };
  const territory = round.division.path;
  const divisions = await db.division.findMany({ select: { code: true, name: true, path: true } });
  const read = readFrameCsv(file, { divisions, territory });
  if (!read.ok || read.bad.length > 0 || read.rows.length === 0) return { ok: false, reason: "file", read };

  const pathOf = new Map(divisions.map(({ code, path }) => [code, path]));
  const units = read.rows.map((row) => ({ ...row, id: newId() }));
  const strata = formStrata(
    units.map(({ id, size, industry, divisionCode }) => ({
      id,
      size,
      industry: groupOfIndustry(industry),
      county: countyOf(pathOf.get(divisionCode) ?? ""),
    })),
  );
  const taken = await db.$transaction(
    (tx) =>
      changeRoundIn(tx, {
        slug,
        action: "load_frame",
        actor,
        expectedVersion,
        now: now(),
        columns: { allocation: null, sampleSize: null, seed: null, expectedMargin: null, drawnAt: null },
        facts: { enterprises: units.length, strata: strata.length },
        also: (inside, { id }) => replaceFrame(inside, env, { roundId: id, units, strata }),
      }),
    { timeout: 60_000 },
  );
  return taken.ok ? { ...taken, enterprises: units.length, strata: strata.length } : taken;
}

type Unit = FrameRow & { readonly id: string };

async function replaceFrame(
  tx: Transaction,
  env: Pick<Env, "fieldKeys">,
  {
    roundId,
    units,
    strata,
  }: {
    readonly roundId: string;
    readonly units: readonly Unit[];
    readonly strata: readonly FormedStratum[];
  },
): Promise<void> {
  await dropFrame(tx, roundId);
  const stratumOf = new Map<string, string>();
  const rows = strata.map(({ county, units: held, ...rest }) => {
    const id = newId();
    for (const unit of held) stratumOf.set(unit, id);
    return { ...rest, id, roundId, divisionCode: county, population: held.length };
  });
  await tx.surveyStratum.createMany({ data: rows });
  await tx.frameEnterprise.createMany({
    data: units.map(({ phone, ...unit }) => ({
      ...unit,
      roundId,
      stratumId: stratumOf.get(unit.id) ?? null,
      phoneSealed:
        phone === null
          ? null
          : seal(env.fieldKeys, phone, { field: "FrameEnterprise.phone", record: unit.id }),
    })),
  });
}

async function dropFrame(tx: Transaction, roundId: string): Promise<void> {
  await tx.surveyInvitation.deleteMany({ where: { roundId } });
  await tx.frameEnterprise.deleteMany({ where: { roundId } });
  await tx.surveyStratum.deleteMany({ where: { roundId } });
}
