/** The petitioner and the representatives as they are stored: sealed, with keyed hashes to find them again. */
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { nameIndexOf } from "#app/accounts/people.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { StepAnswer } from "./petition-form.ts";

type Keys = Pick<Env, "fieldKeys" | "blindIndexKey">;

/** Position 1 is the petitioner, who is one of the five; an anonymous petition has the other representatives only. */
export function sealParties(
  env: Keys,
  petitionId: string,
  { who, together }: { readonly who: StepAnswer<"who">; readonly together: StepAnswer<"together"> },
  phoneConfirmed: boolean,
): Prisma.PetitionPartyCreateManyInput[] {
  const petitioner =
    who.identity === "anonymous" ? [] : [{ ...partyRow(env, petitionId, 1, who), phoneConfirmed }];
  const others = together.representatives.filter(
    ({ name, phone }) => !(name === who.name && (phone === who.phone || phone === "")),
  );
  return [...petitioner, ...others.map((each, at) => partyRow(env, petitionId, at + 2, each))];
}

type PartyWords = {
  readonly name: string;
  readonly phone: string;
  readonly address?: string;
  readonly document?: StepAnswer<"who">["document"];
};

function partyRow(
  env: Keys,
  petitionId: string,
  position: number,
  { name, phone, address = "", document = null }: PartyWords,
): Prisma.PetitionPartyCreateManyInput {
  const id = newId();
  const sealed = (field: string, words: string) =>
    words === "" ? null : seal(env.fieldKeys, words, { field: `PetitionParty.${field}`, record: id });
  return {
    id,
    petitionId,
    position,
    nameSealed: seal(env.fieldKeys, name, { field: "PetitionParty.name", record: id }),
    nameIndex: nameIndexOf(env, name),
    phoneSealed: sealed("phone", phone),
    phoneIndex: phone === "" ? null : phoneIndexOf(env, phone),
    addressSealed: sealed("address", address),
    identityKind: document?.kind ?? null,
    identityNumberSealed: sealed("identityNumber", document?.number ?? ""),
    identityNumberIndex:
      document === null ? null : blindIndex(env.blindIndexKey, "identity", document.number),
  };
}
