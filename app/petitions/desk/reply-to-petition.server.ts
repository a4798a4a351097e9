/**
 * 处理意见书 (信访工作条例 第三十二条), and the opinions of review and re-review: request, facts and reasons, opinion, legal
 * basis, outcome, and what to do when one does not agree. The schema has checked that no part is missing.
 */
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { OpinionKind, OpinionOutcome } from "#app/platform/prisma-client/enums.ts";
import { storedOpinion } from "../accusation-content.server.ts";
import type { DeskStepRequest, PreparedStep } from "./desk-step.server.ts";

export function prepareOpinion(
  keys: Pick<Env, "accusationKeys">,
  kind: OpinionKind,
  { petitionId, actor, values, now }: DeskStepRequest,
): PreparedStep {
  return {
    ok: true,
    step: {
      columns: { ownerMembershipId: actor.membershipId },
      event: { facts: { outcome: values.outcome ?? null } },
      also: async (tx, { after: { classification } }) => {
        const told = storedOpinion(
          keys,
          { id: petitionId, classification },
          {
            request: values.request ?? "",
            factsAndReasons: values.factsAndReasons ?? "",
            handling: values.handling ?? "",
          },
        );
        await tx.opinion.create({
          data: {
            id: newId(),
            petitionId,
            kind,
            organisationId: actor.organisationId,
            ...told,
            legalBasis: values.legalBasis ?? "",
            outcome: values.outcome as OpinionOutcome,
            remedyNotice: values.remedyNotice ?? "",
            signedBy: actor.displayName,
            issuedAt: now,
          },
        });
      },
    },
  };
}
