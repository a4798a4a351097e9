/**
 * 利益冲突: an adviser may not be on both sides (律师法 第三十九条), nor may the firm. Names are compared as keyed
 * hashes of what they are without spaces and full-width forms, so the answer is yes or no and never which matter.
 */
import { nameIndexOf } from "#app/accounts/people.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";

export type Sides = {
  /** Blind indexes (`nameIndexOf`). */
  readonly client: string;
  readonly opponent: string | null;
  /** The client's account, if there is one: nobody advises themselves. */
  readonly clientId: string | null;
};

/** How two names of the same side count as one: 有限公司 and 有限责任公司 are one company. */
export function partyIndexOf(keys: Pick<Env, "blindIndexKey">, name: string): string {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s()（）·.,，。]/gu, "")
    .replace(/有限责任公司|股份有限公司|有限公司|公司$/u, "公司");
  return nameIndexOf(keys, plain);
}

/**
 * Of these advisers those who may not take the matter: their firm advises the other side, or somebody else against this
 * client; or a body that pays for their own hours is the other side (LS-06), whether its hours are used up or not.
 */
export async function advisersInConflict(
  tx: Transaction,
  keys: Pick<Env, "blindIndexKey">,
  adviserIds: readonly string[],
  sides: Sides,
): Promise<ReadonlySet<string>> {
  const advisers = await tx.adviser.findMany({
    where: { id: { in: [...new Set(adviserIds)] } },
    select: {
      id: true,
      firmId: true,
      personId: true,
      sponsorships: { select: { sponsor: { select: { name: true } } } },
    },
  });
  const rows = await tx.matterParty.findMany({
    where: {
      firmId: { in: [...new Set(advisers.map(({ firmId }) => firmId))] },
      OR: [
        { side: "opponent", nameIndex: sides.client },
        ...(sides.opponent === null ? [] : [{ side: "client" as const, nameIndex: sides.opponent }]),
      ],
    },
    select: { firmId: true },
  });
  const firms = new Set(rows.map(({ firmId }) => firmId));
  const isSponsor = (names: readonly string[]) =>
    sides.opponent !== null && names.some((name) => partyIndexOf(keys, name) === sides.opponent);
  const adverse = advisers.filter(
    ({ firmId, personId, sponsorships }) =>
      firms.has(firmId) ||
      personId === sides.clientId ||
      isSponsor(sponsorships.map(({ sponsor }) => sponsor.name)),
  );
  return new Set(adverse.map(({ id }) => id));
}

/**
 * The same for the one who is about to take it. From here to the end of the transaction nobody else at the firm takes
 * a matter, so that two sides asking at once do not both get in. Take the adviser's own lock before.
 */
export async function isInConflict(
  tx: Transaction,
  keys: Pick<Env, "blindIndexKey">,
  adviserId: string,
  sides: Sides,
): Promise<boolean> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtext('firm:' || "firmId"::text)) FROM "Adviser" WHERE "id" = ${adviserId}::uuid`;
  return (await advisersInConflict(tx, keys, [adviserId], sides)).has(adviserId);
}

/** The sides as a person names them: who asks or books, and the other side if there is one. */
export function sidesOf(
  keys: Pick<Env, "blindIndexKey">,
  {
    client,
    opponent,
    clientId,
  }: { readonly client: string; readonly opponent: string | null; readonly clientId: string | null },
): Sides {
  return {
    clientId,
    client: partyIndexOf(keys, client),
    opponent: opponent === null ? null : partyIndexOf(keys, opponent),
  };
}

/** From now on this firm knows both sides of the matter. */
export async function recordParties(
  tx: Transaction,
  {
    firmId,
    matter,
    sides,
    now,
  }: {
    readonly firmId: string;
    readonly matter: { readonly questionId: string } | { readonly bookingId: string };
    readonly sides: Sides;
    readonly now: Date;
  },
): Promise<void> {
  await tx.matterParty.createMany({
    data: [
      { side: "client" as const, nameIndex: sides.client },
      ...(sides.opponent === null ? [] : [{ side: "opponent" as const, nameIndex: sides.opponent }]),
    ].map((party) => ({ ...party, ...matter, id: newId(), firmId, createdAt: now })),
  });
}
