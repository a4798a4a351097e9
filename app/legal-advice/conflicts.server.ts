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
};

/** How two names of the same side count as one: 有限公司 and 有限责任公司 are one company. */
export function partyIndexOf(keys: Pick<Env, "blindIndexKey">, name: string): string {
  const plain = name
    .normalize("NFKC")
    .replace(/[\s()（）·.,，。]/gu, "")
    .replace(/有限责任公司|股份有限公司|有限公司|公司$/u, "公司");
  return nameIndexOf(keys, plain);
}

/**
 * The firms that stand against these sides: they advise the other side, or somebody else against this client. A firm
 * is also out when the bureau that pays for its hours is the other side (LS-06): `sponsorNames` by firm.
 */
export async function firmsInConflict(
  tx: Transaction,
  keys: Pick<Env, "blindIndexKey">,
  sides: Sides,
  candidates: readonly { readonly firmId: string; readonly sponsorName: string }[],
): Promise<ReadonlySet<string>> {
  const firmIds = [...new Set(candidates.map(({ firmId }) => firmId))];
  const rows = await tx.matterParty.findMany({
    where: {
      firmId: { in: firmIds },
      OR: [
        { side: "opponent", nameIndex: sides.client },
        ...(sides.opponent === null ? [] : [{ side: "client" as const, nameIndex: sides.opponent }]),
      ],
    },
    select: { firmId: true },
  });
  const adverse = new Set(rows.map(({ firmId }) => firmId));
  for (const { firmId, sponsorName } of candidates)
    if (sides.opponent !== null && partyIndexOf(keys, sponsorName) === sides.opponent) adverse.add(firmId);
  return adverse;
}

/** The sides as a person names them: who asks or books, and the other side if there is one. */
export function sidesOf(
  keys: Pick<Env, "blindIndexKey">,
  { client, opponent }: { readonly client: string; readonly opponent: string | null },
): Sides {
  return {
    client: partyIndexOf(keys, client),
    opponent: opponent === null ? null : partyIndexOf(keys, opponent),
  };
}

/** Whether this adviser's firm, or anybody who pays for the adviser's hours, stands against these sides. */
export async function adviserInConflict(
  tx: Transaction,
  keys: Pick<Env, "blindIndexKey">,
  adviserId: string,
  sides: Sides,
): Promise<boolean> {
  const { firmId, sponsorships } = await tx.adviser.findUniqueOrThrow({
    where: { id: adviserId },
    select: { firmId: true, sponsorships: { select: { sponsor: { select: { name: true } } } } },
  });
  const candidates = sponsorships.map(({ sponsor }) => ({ firmId, sponsorName: sponsor.name }));
  const adverse = await firmsInConflict(tx, keys, sides, [{ firmId, sponsorName: "" }, ...candidates]);
  return adverse.has(firmId);
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
