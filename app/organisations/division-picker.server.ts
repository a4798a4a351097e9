/** What a page with a division picker needs: read from its address, so that it works without script. */
import type { Transaction } from "#app/platform/db.server.ts";
import {
  childrenOf,
  type DivisionChoice,
  divisionByCode,
  lineageOf,
  searchDivisions,
} from "./division-queries.server.ts";

export type DivisionPick = {
  /** What was typed into the search box (`?find=`). */
  readonly typed: string;
  /** What it found; null when nothing was searched. */
  readonly found: readonly DivisionChoice[] | null;
  /** Walking down: from the county to the place opened with `?in=`. */
  readonly lineage: readonly DivisionChoice[];
  readonly children: readonly DivisionChoice[];
  readonly chosen: (DivisionChoice & { readonly path: string }) | null;
};

/** `?place=` is a place pressed in a list; it wins over `chosenCode`, which was chosen earlier. */
export async function divisionPick(
  db: Transaction,
  url: URL,
  chosenCode: string | null,
): Promise<DivisionPick> {
  const typed = (url.searchParams.get("find") ?? "").trim();
  const pressed = url.searchParams.get("place");
  const opened = url.searchParams.get("in");
  const inside = opened === null ? null : await divisionByCode(db, opened);
  const found = typed === "" ? null : await searchDivisions(db, typed);
  // When nothing is found the walk down is what is left.
  const walks = found === null || found.length === 0;
  return {
    typed,
    found,
    lineage: inside === null ? [] : await lineageOf(db, inside.path),
    children: walks
      ? await childrenOf(db, inside?.level === "village" ? inside.parentCode : (inside?.code ?? null))
      : [],
    chosen:
      (pressed === null ? null : await divisionByCode(db, pressed)) ??
      (chosenCode === null ? null : await divisionByCode(db, chosenCode)),
  };
}
