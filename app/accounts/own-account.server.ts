/** What a person may see of themselves. */
import { isLanguage, type Language } from "#app/i18n/language.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import type { IdentityDocumentKind } from "./identity-document.ts";

export type OwnAccount = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: Language | null;
  readonly home: { readonly code: string; readonly fullName: string } | null;
  readonly enterpriseName: string | null;
  readonly creditCode: string | null;
  /** Of the number only the last four characters: enough to know which one it is. */
  readonly document: { readonly kind: IdentityDocumentKind; readonly ending: string } | null;
};

/** The division in which this person's village or community lies; null when they did not say. */
export async function aroundHome(db: Db, personId: string): Promise<string | null> {
  const { homeDivision } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { homeDivision: { select: { parentCode: true } } },
  });
  return homeDivision?.parentCode ?? null;
}

export async function readOwnAccount(
  db: Db,
  env: Pick<Env, "fieldKeys">,
  personId: string,
): Promise<OwnAccount> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      nameSealed: true,
      phoneSealed: true,
      language: true,
      homeDivision: { select: { code: true, fullName: true } },
      enterpriseName: true,
      creditCode: true,
      identityKind: true,
      identityNumberSealed: true,
    },
  });
  const opened = (sealed: string | null, field: string) =>
    sealed === null ? null : open(env.fieldKeys, sealed, { field: `Person.${field}`, record: personId });
  const number = opened(person.identityNumberSealed, "identityNumber");
  return {
    name: opened(person.nameSealed, "name"),
    phone: opened(person.phoneSealed, "phone"),
    language: isLanguage(person.language) ? person.language : null,
    home: person.homeDivision,
    enterpriseName: person.enterpriseName,
    creditCode: person.creditCode,
    document:
      person.identityKind === null || number === null
        ? null
        : { kind: person.identityKind, ending: number.slice(-4) },
  };
}
