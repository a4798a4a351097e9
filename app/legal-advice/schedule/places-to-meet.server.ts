/** Where an adviser can meet people: centres and committees of the villages they serve and of their townships. */
import type { Transaction } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";

const kinds = ["centre", "village_committee", "township_government"] as const;

/** Names with the villages they are for, in the order of the division tree. */
export async function placesToMeet(tx: Transaction, adviserId: string) {
  return tx.organisation.findMany({
    where: await inReach(tx, adviserId),
    orderBy: [{ divisionCode: "asc" }, { name: "asc" }],
    select: { id: true, name: true },
  });
}

export async function isPlaceServed(tx: Transaction, adviserId: string, placeId: string): Promise<boolean> {
  return (
    (await tx.organisation.count({ where: { AND: [{ id: placeId }, await inReach(tx, adviserId)] } })) > 0
  );
}

async function inReach(tx: Transaction, adviserId: string): Promise<Prisma.OrganisationWhereInput> {
  const served = await tx.sponsoredDivision.findMany({
    where: { sponsorship: { adviserId } },
    select: { divisionCode: true },
  });
  const villages = served.map(({ divisionCode }) => divisionCode);
  // A township's code is the first nine digits of its villages'.
  const townships = villages.filter((code) => code.length === 12).map((code) => code.slice(0, 9));
  // What stands in the hours already may stay there.
  const used = { some: { adviserId } };
  return {
    isActive: true,
    OR: [
      { kind: { in: [...kinds] }, divisionCode: { in: [...new Set([...villages, ...townships])] } },
      { weeklyHours: used },
    ],
  };
}
