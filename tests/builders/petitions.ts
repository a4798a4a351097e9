/** Petitions in a named state, played by the same table as real ones: `anAcceptedPetition(db, keys, town)`. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { builtInCalendar } from "#app/deadlines/working-calendar.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import type { Step } from "#app/petitions/petition-change.ts";
import type { PetitionActor } from "#app/petitions/petition-relations.ts";
import type { Db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { beginHistory } from "../../prisma/seed/petition-history.ts";
import {
  type SeedKeys,
  type SeedPetition,
  writePetitions,
} from "../../prisma/seed/write-petitions.server.ts";
import { villageCode } from "./organisations.ts";

export const receivedAt = new Date("2026-05-18T11:06:00Z");

export type PetitionWishes = Partial<
  Pick<
    SeedPetition,
    | "title"
    | "narrative"
    | "requested"
    | "topicId"
    | "concerned"
    | "petitioner"
    | "petitionerId"
    | "columns"
    | "lookupCode"
  >
> & {
  readonly receivedAt?: Date;
  readonly isJoint?: boolean;
  readonly divisionCode?: string;
};

export type BuiltPetition = {
  readonly id: string;
  readonly number: string;
  readonly lookupCode: string;
  readonly version: number;
};

let sequence = 40_000;

/** A petition that came in at the clerk's window and then went through `steps`; each must be allowed. */
export async function aPetition(
  db: Db,
  keys: SeedKeys,
  clerk: StaffActor,
  wishes: PetitionWishes = {},
  steps: readonly Omit<Step, "now">[] = [],
): Promise<BuiltPetition> {
  const division = await db.division.findUniqueOrThrow({
    where: { code: wishes.divisionCode ?? villageCode },
    select: { code: true, path: true, fullName: true },
  });
  const organisations = await db.organisation.findMany({ select: { id: true, superiorId: true } });
  const superiorOf = (organisationId: string) =>
    organisations.find(({ id: one }) => one === organisationId)?.superiorId ?? null;
  const at = wishes.receivedAt ?? receivedAt;
  const petitionerId = wishes.petitionerId ?? null;
  const submittedBy: PetitionActor =
    petitionerId === null ? { kind: "visitor" } : { kind: "resident", personId: petitionerId };
  const id = newId();
  const history = beginHistory(
    {
      id,
      petitionerId,
      divisionPath: division.path,
      ownerOrganisationId: clerk.organisationId,
      superiorOrganisationId: superiorOf(clerk.organisationId),
      isJoint: wishes.isJoint ?? false,
      receivedAt: at,
      submittedBy,
    },
    builtInCalendar,
    superiorOf,
  );
  for (const [index, step] of steps.entries())
    if (!history.play({ ...step, now: new Date(at.getTime() + (index + 1) * 3_600_000) }))
      throw new Error(`${step.action} is not allowed in the state ${history.facts().state}`);
  sequence += 1;
  const number = caseNumber({ date: localDateOf(at), sequence });
  const lookupCode = wishes.lookupCode ?? "538204";
  await db.$transaction((tx) =>
    writePetitions(tx, keys, [
      {
        id,
        number,
        lookupCode,
        history,
        division,
        petitionerId,
        petitioner: wishes.petitioner ?? { name: "李桂兰", phone: "13800000042" },
        title: wishes.title ?? "排水沟堵塞，雨天院子进水",
        narrative: wishes.narrative ?? "公厕旁边的排水沟堵了有两个月，一下雨水就往院子里倒。",
        requested: wishes.requested ?? "清通公厕旁的排水沟",
        happenedWhen: "两个月前",
        topicId: wishes.topicId ?? null,
        firstReceiver: { organisationId: clerk.organisationId, membershipId: null },
        ...(wishes.concerned === undefined ? {} : { concerned: wishes.concerned }),
        ...(wishes.columns === undefined ? {} : { columns: wishes.columns }),
      },
    ]),
  );
  const { version } = await db.petition.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return { id, number, lookupCode, version };
}

const itemSix = { classification: "redress", redressItem: 6 } as const;

export const steps = {
  registered: (actor: StaffActor, input: Step["input"] = itemSix): Omit<Step, "now">[] => [
    { action: "register", actor, input },
  ],
  accepted: (actor: StaffActor, input: Step["input"] = itemSix): Omit<Step, "now">[] => [
    ...steps.registered(actor, input),
    { action: "accept", actor },
  ],
  answered: (actor: StaffActor, input: Step["input"] = itemSix): Omit<Step, "now">[] => [
    ...steps.accepted(actor, input),
    { action: "reply", actor },
  ],
} as const;

export const aReceivedPetition = (db: Db, keys: SeedKeys, clerk: StaffActor, wishes?: PetitionWishes) =>
  aPetition(db, keys, clerk, wishes);
export const aRegisteredPetition = (db: Db, keys: SeedKeys, clerk: StaffActor, wishes?: PetitionWishes) =>
  aPetition(db, keys, clerk, wishes, steps.registered(clerk));
export const anAcceptedPetition = (db: Db, keys: SeedKeys, clerk: StaffActor, wishes?: PetitionWishes) =>
  aPetition(db, keys, clerk, wishes, steps.accepted(clerk));
export const anAnsweredPetition = (db: Db, keys: SeedKeys, clerk: StaffActor, wishes?: PetitionWishes) =>
  aPetition(db, keys, clerk, wishes, steps.answered(clerk));

/** A topic to register under; the catalogue is not loaded in tests. */
export async function aTopic(db: Db, id = "test.drainage"): Promise<string> {
  await db.topic.createMany({
    data: [
      { id: "test", parentId: null, name: "水", nameEn: "Water", sortOrder: 1 },
      { id, parentId: "test", name: "排水", nameEn: "Drainage", sortOrder: 2 },
    ],
    skipDuplicates: true,
  });
  return id;
}
