/** Which of our organisations a unit named in free words is. */
import type { Transaction } from "#app/platform/db.server.ts";

export type ConcernedOrganisation = { readonly id: string; readonly name: string };

/** Shorter names say too little to be taken for a unit. */
const shortest = 3;

function codesOf(divisionPath: string): string[] {
  return divisionPath.split("/").filter(Boolean);
}

/** Units of this place and those above it, for suggestions: the nearest first. */
export function organisationsAround(tx: Transaction, divisionPath: string) {
  return tx.organisation.findMany({
    where: {
      isActive: true,
      divisionCode: { in: codesOf(divisionPath) },
      kind: { in: ["bureau", "township_government", "village_committee", "court_window", "discipline"] },
    },
    orderBy: [{ divisionCode: "desc" }, { name: "asc" }],
    select: { id: true, name: true, kind: true, division: { select: { name: true } } },
  });
}

/** The discipline organ by the names that people use for it. */
const disciplineWords = /纪检|监察|纪委|监委/u;

/**
 * The unit of this place, or above it, that these words name: exactly, or as part of what was written, or the other
 * way round; the nearest when several do. Null when it is none of them.
 *
 * Who writes of the discipline organ, under whatever name, means the one of the place named, else the nearest: an
 * accusation then goes to the one above (信访工作条例 第三十、四十六条).
 */
export async function concernedOrganisation(
  tx: Transaction,
  written: string,
  divisionPath: string,
): Promise<ConcernedOrganisation | null> {
  const words = plain(written);
  if ([...words].length < shortest) return null;
  const around = await organisationsAround(tx, divisionPath);
  if (disciplineWords.test(words)) {
    const organs = around.filter(({ kind }) => kind === "discipline");
    return organs.find(({ division }) => words.includes(division.name)) ?? organs[0] ?? null;
  }
  for (const fits of [
    (name: string) => name === words,
    (name: string) => words.includes(name),
    (name: string) => name.includes(words),
  ]) {
    const found = around.find(({ name }) => fits(plain(name)));
    if (found !== undefined) return found;
  }
  return null;
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}
