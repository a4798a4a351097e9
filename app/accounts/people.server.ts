/** Finding and making people by their phone; what identifies them is sealed. */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, open, seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import { phoneIndexOf } from "./one-time-code.server.ts";

type Keys = Pick<Env, "fieldKeys" | "blindIndexKey">;

/** The person with this phone, made on the first sign-in. Two first sign-ins at once give one person. */
export async function personByPhone(
  tx: Transaction,
  keys: Keys,
  { phone, language, now }: { readonly phone: string; readonly language: string; readonly now: Date },
): Promise<{ readonly id: string }> {
  const phoneIndex = phoneIndexOf(keys, phone);
  const known = await tx.person.findUnique({ where: { phoneIndex }, select: { id: true } });
  if (known !== null) return known;
  const id = newId();
  const { count } = await tx.person.createMany({
    data: { id, phoneIndex, phoneSealed: sealPhone(keys, id, phone), language, createdAt: now },
    skipDuplicates: true,
  });
  if (count === 0) return tx.person.findUniqueOrThrow({ where: { phoneIndex }, select: { id: true } });
  await appendAudit(tx, {
    chain: `person:${id}`,
    at: now,
    actor: `person:${id}`,
    action: "person.create",
    payload: {},
  });
  return { id };
}

export function sealPhone(keys: Pick<Env, "fieldKeys">, personId: string, phone: string): string {
  return seal(keys.fieldKeys, phone, { field: "Person.phone", record: personId });
}

export function sealName(keys: Keys, personId: string, name: string) {
  return {
    nameSealed: seal(keys.fieldKeys, name, { field: "Person.name", record: personId }),
    nameIndex: nameIndexOf(keys, name),
  };
}

/** The blind index of a name: spaces and full-width forms do not make it another. */
export function nameIndexOf(keys: Pick<Env, "blindIndexKey">, name: string): string {
  return blindIndex(keys.blindIndexKey, "name", name.normalize("NFKC").replace(/\s/gu, ""));
}

/** Name and phone of a person in clear; for the person, and for who may see them. */
export async function openPerson(
  db: Db,
  keys: Pick<Env, "fieldKeys">,
  personId: string,
): Promise<{ readonly name: string | null; readonly phone: string | null }> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { nameSealed: true, phoneSealed: true },
  });
  const opened = (sealed: string | null, field: string) =>
    sealed === null ? null : open(keys.fieldKeys, sealed, { field, record: personId });
  return {
    name: opened(person.nameSealed, "Person.name"),
    phone: opened(person.phoneSealed, "Person.phone"),
  };
}
