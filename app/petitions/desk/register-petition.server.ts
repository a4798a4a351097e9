/**
 * 登记 (信访工作条例 第二十二条): class, item, topic, title. An accusation found here moves to the separate store at once
 * and is passed on to the organ that takes accusations (第三十条).
 */
import { disciplineOrganFor } from "#app/organisations/responsibility.server.ts";
import { searchGrams } from "#app/platform/chinese-search.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { emptiedColumns, retitleAccusation, sealAccusation } from "../accusation-content.server.ts";
import type { AccusationReceiver } from "../pass-on-accusation.server.ts";
import type { PetitionClass } from "../petition-states.ts";
import type { DeskStepRequest, PreparedStep, StepRefusal } from "./desk-step.server.ts";

type Keys = Pick<Env, "accusationKeys" | "fieldKeys">;

export async function prepareRegistration(
  tx: Transaction,
  keys: Keys,
  { petitionId, actor, values }: DeskStepRequest,
): Promise<PreparedStep> {
  const classification = values.classification as PetitionClass;
  const topic = await tx.topic.findFirst({
    where: { id: values.topicId ?? "", isActive: true },
    select: { id: true },
  });
  if (topic === null) return { ok: false, field: "topicId", reason: "unknown" };
  const written = await readWritten(tx, petitionId);
  const title = values.title ?? "";
  const step = {
    input: {
      classification,
      redressItem: classification === "redress" ? Number(values.redressItem) : null,
    },
    columns: {
      firstReceiverOrganisationId: actor.organisationId,
      firstReceiverMembershipId: actor.membershipId,
      ownerMembershipId: actor.membershipId,
      topicId: topic.id,
    },
  };
  if (written.accusation === null && classification !== "accusation") {
    const searchText = searchGrams(
      [title, written.narrative, written.requested, written.division.fullName].join(" "),
    );
    return { ok: true, step: { ...step, columns: { ...step.columns, title, searchText } } };
  }
  // What came in as an accusation would be opened to everyone by another class: its organ declines it instead.
  if (classification !== "accusation") return { ok: false, field: "classification", reason: "stays_sealed" };
  const receiver = await accusationReceiver(tx, written, actor);
  if (receiver !== null && "ok" in receiver) return receiver;
  return {
    ok: true,
    step: {
      ...step,
      columns: { ...step.columns, ...emptiedColumns },
      also: (inside) => keepApart(inside, keys, petitionId, title, written),
    },
    passOnTo: receiver,
  };
}

/** To the separate store, or with its new title where it is there already (第三十条). */
function keepApart(
  tx: Transaction,
  keys: Keys,
  petitionId: string,
  title: string,
  written: Awaited<ReturnType<typeof readWritten>>,
): Promise<void> {
  const { accusation, narrative, requested, happenedWhen, placeSealed } = written;
  if (accusation !== null) return retitleAccusation(tx, keys, { petitionId, ...accusation }, title);
  const place =
    placeSealed === null
      ? ""
      : open(keys.fieldKeys, placeSealed, { field: "Petition.place", record: petitionId });
  return sealAccusation(
    tx,
    keys,
    petitionId,
    { title, narrative, requested, happenedWhen, place },
    { name: written.concernedName ?? "", organisationId: written.concernedOrganisationId },
  );
}

async function readWritten(tx: Transaction, petitionId: string) {
  const { accusation, ...petition } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: {
      narrative: true,
      requested: true,
      happenedWhen: true,
      placeSealed: true,
      concernedName: true,
      concernedOrganisationId: true,
      divisionPath: true,
      division: { select: { fullName: true } },
      accusation: { select: { contentSealed: true, accusedOrganisationId: true } },
    },
  });
  return { ...petition, accusation };
}

/** Null when it may stay where it is: with an organ that takes accusations and is not the one accused. */
async function accusationReceiver(
  tx: Transaction,
  written: Awaited<ReturnType<typeof readWritten>>,
  actor: DeskStepRequest["actor"],
): Promise<AccusationReceiver | StepRefusal | null> {
  const accused = written.accusation?.accusedOrganisationId ?? written.concernedOrganisationId;
  if (actor.takesAccusations && actor.organisationId !== accused) return null;
  const organ = await disciplineOrganFor(tx, written.divisionPath, accused);
  return organ ?? { ok: false, field: "classification", reason: "no_discipline" };
}
