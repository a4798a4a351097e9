/**
 * 登记 (信访工作条例 第二十二条): class, item, topic, title. An accusation found here moves to the separate store at once
 * and is passed on to the organ that takes accusations (第三十条).
 */

import { searchGrams } from "#app/platform/chinese-search.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { type DeskStepRequest, noteOf, type PreparedStep } from "./desk-step.server.ts";
import type { PetitionClass } from "./petition-workflow.ts";

type Keys = Pick<Env, "accusationKeys">;

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
  const title = values.title ?? "";
  const written = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: {
      title: true,
      narrative: true,
      requested: true,
      concernedName: true,
      concernedOrganisationId: true,
      division: { select: { fullName: true } },
      accusation: { select: { petitionId: true } },
    },
  });
  const input = {
    classification,
    redressItem: classification === "redress" ? Number(values.redressItem) : null,
  };
  const owner = {
    firstReceiverOrganisationId: actor.organisationId,
    firstReceiverMembershipId: actor.membershipId,
    ownerMembershipId: actor.membershipId,
    topicId: topic.id,
  };
  if (classification !== "accusation" || written.accusation !== null) {
    // What was accused stays sealed: the title of an accusation is never written in clear.
    const own =
      written.accusation === null
        ? {
            title,
            searchText: searchGrams(
              [title, written.narrative, written.requested, written.division.fullName].join(" "),
            ),
          }
        : {};
    return { ok: true, step: { input, columns: { ...owner, ...own } } };
  }
  return {
    ok: true,
    step: {
      input,
      columns: {
        ...owner,
        ...emptied,
        concernedName: null,
        concernedOrganisationId: null,
      },
      also: async (inside) => {
        await inside.accusation.create({
          data: {
            petitionId,
            contentSealed: seal(
              keys.accusationKeys,
              JSON.stringify({ title, narrative: written.narrative, requested: written.requested }),
              { field: "Accusation.content", record: petitionId },
            ),
            accusedNameSealed:
              noteOf(written.concernedName ?? undefined) === undefined
                ? null
                : seal(keys.accusationKeys, written.concernedName ?? "", {
                    field: "Accusation.accusedName",
                    record: petitionId,
                  }),
            accusedOrganisationId: written.concernedOrganisationId,
          },
        });
      },
    },
  };
}

/** What an accusation leaves in the petition itself: nothing. */
export const emptied = { title: "", narrative: "", requested: "", searchText: "" } as const;
