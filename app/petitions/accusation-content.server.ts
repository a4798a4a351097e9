/**
 * The separate store of accusations (信访工作条例 第三十条): what was said lies sealed under keys of its own, apart from the
 * petition, which keeps nothing of it.
 */
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open, seal } from "#app/platform/field-encryption.server.ts";

type Keys = Pick<Env, "accusationKeys">;

export type AccusationContent = {
  readonly title: string;
  readonly narrative: string;
  readonly requested: string;
  readonly happenedWhen: string;
  readonly place: string;
};

/** What an accusation leaves in the petition itself: nothing that was said. */
export const emptiedColumns = {
  title: "",
  narrative: "",
  requested: "",
  happenedWhen: "",
  searchText: "",
  placeSealed: null,
  concernedName: null,
  concernedOrganisationId: null,
} as const;

/** Rows written before a field was kept have it empty. */
export function openAccusation(
  keys: Keys,
  { petitionId, contentSealed }: { readonly petitionId: string; readonly contentSealed: string },
): AccusationContent {
  const kept: unknown = JSON.parse(
    open(keys.accusationKeys, contentSealed, { field: "Accusation.content", record: petitionId }),
  );
  const text = (name: keyof AccusationContent) => {
    const value = (kept as Partial<Record<string, unknown>> | null)?.[name];
    return typeof value === "string" ? value : "";
  };
  return {
    title: text("title"),
    narrative: text("narrative"),
    requested: text("requested"),
    happenedWhen: text("happenedWhen"),
    place: text("place"),
  };
}

export function openAccusedName(
  keys: Keys,
  {
    petitionId,
    accusedNameSealed,
  }: { readonly petitionId: string; readonly accusedNameSealed: string | null },
): string | null {
  if (accusedNameSealed === null) return null;
  return open(keys.accusationKeys, accusedNameSealed, {
    field: "Accusation.accusedName",
    record: petitionId,
  });
}

/** Keeps a new title with what was said; everything else of the sealed document stays as it was. */
export async function retitleAccusation(
  tx: Transaction,
  keys: Keys,
  row: { readonly petitionId: string; readonly contentSealed: string },
  title: string,
): Promise<void> {
  const context = { field: "Accusation.content", record: row.petitionId };
  const kept: unknown = JSON.parse(open(keys.accusationKeys, row.contentSealed, context));
  await tx.accusation.update({
    where: { petitionId: row.petitionId },
    data: {
      contentSealed: seal(keys.accusationKeys, JSON.stringify({ ...(kept as object), title }), context),
    },
  });
}

/** Moves what was said into the separate store; `emptiedColumns` must be written in the same transaction. */
export async function sealAccusation(
  tx: Transaction,
  keys: Keys,
  petitionId: string,
  content: AccusationContent,
  accused: { readonly name: string; readonly organisationId: string | null },
): Promise<void> {
  const sealed = (field: string, plain: string) =>
    seal(keys.accusationKeys, plain, { field: `Accusation.${field}`, record: petitionId });
  await tx.accusation.create({
    data: {
      petitionId,
      contentSealed: sealed("content", JSON.stringify(content)),
      accusedNameSealed: accused.name === "" ? null : sealed("accusedName", accused.name),
      accusedOrganisationId: accused.organisationId,
    },
  });
}

/** A petition as far as it decides how words about it are kept. */
type Kept = { readonly id: string; readonly classification: string | null };

const wordsOf = ({ id }: Kept) => ({ field: "Accusation.words", record: id });

/** A note or an opinion as it is stored: sealed when it is about an accusation. */
export function storedWords(keys: Keys, petition: Kept, words: string): string {
  return petition.classification === "accusation"
    ? seal(keys.accusationKeys, words, wordsOf(petition))
    : words;
}

/** The same in clear. What was written before anybody knew that it is an accusation was never sealed. */
export function clearWords(keys: Keys, petition: Kept, stored: string): string {
  return petition.classification === "accusation" && stored.startsWith("v1.")
    ? open(keys.accusationKeys, stored, wordsOf(petition))
    : stored;
}

/** The parts of an opinion that say something about the matter. */
const tellingParts = ["request", "factsAndReasons", "handling"] as const;

type Opinion = Readonly<Record<(typeof tellingParts)[number], string>>;

export function storedOpinion<Part extends Opinion>(keys: Keys, petition: Kept, opinion: Part): Part {
  return withParts(opinion, (words) => storedWords(keys, petition, words));
}

export function clearOpinion<Part extends Opinion>(keys: Keys, petition: Kept, opinion: Part): Part {
  return withParts(opinion, (words) => clearWords(keys, petition, words));
}

function withParts<Part extends Opinion>(opinion: Part, change: (words: string) => string): Part {
  return { ...opinion, ...Object.fromEntries(tellingParts.map((part) => [part, change(opinion[part])])) };
}
