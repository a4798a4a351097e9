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
