/** A person changes what the service knows of them. What is sealed stays sealed; the log tells only what kind. */
import type { Language } from "#app/i18n/language.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, seal } from "#app/platform/field-encryption.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { auditOwn } from "./audit-own.server.ts";
import type { IdentityDocumentKind } from "./identity-document.ts";
import { sealName } from "./people.server.ts";

export type OwnChange =
  /** An empty name takes it away. */
  | { readonly kind: "about"; readonly name: string; readonly language: Language }
  /** The code of an existing division; null for none. */
  | { readonly kind: "home"; readonly divisionCode: string | null }
  | { readonly kind: "enterprise"; readonly name: string; readonly creditCode: string | null }
  /** As `readIdentityDocument` returns it; null takes it away. */
  | {
      readonly kind: "document";
      readonly document: { readonly kind: IdentityDocumentKind; readonly number: string } | null;
    };

type ChangeContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "blindIndexKey">;
  readonly now: () => Date;
};

export async function changeOwnDetails(
  { db, env, now }: ChangeContext,
  personId: string,
  change: OwnChange,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: columnsOf(env, personId, change) });
    await auditOwn(tx, {
      personId,
      at: now(),
      action: `person.change_${change.kind}`,
      payload: { removed: isRemoval(change) },
    });
  });
}

function columnsOf(
  env: ChangeContext["env"],
  personId: string,
  change: OwnChange,
): Prisma.PersonUncheckedUpdateInput {
  switch (change.kind) {
    case "about":
      return {
        language: change.language,
        ...(change.name === ""
          ? { nameSealed: null, nameIndex: null }
          : sealName(env, personId, change.name)),
      };
    case "home":
      return { homeDivisionCode: change.divisionCode };
    case "enterprise":
      return {
        enterpriseName: change.name === "" ? null : change.name,
        creditCode: change.name === "" ? null : change.creditCode,
      };
    case "document":
      return change.document === null
        ? { identityKind: null, identityNumberSealed: null, identityNumberIndex: null }
        : {
            identityKind: change.document.kind,
            identityNumberSealed: seal(env.fieldKeys, change.document.number, {
              field: "Person.identityNumber",
              record: personId,
            }),
            identityNumberIndex: blindIndex(env.blindIndexKey, "identity", change.document.number),
          };
  }
}

function isRemoval(change: OwnChange): boolean {
  if (change.kind === "document") return change.document === null;
  if (change.kind === "home") return change.divisionCode === null;
  return change.name === "";
}
