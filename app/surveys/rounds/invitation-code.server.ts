/** Making and recognising invitation codes: found by a keyed hash, sealed for letters that are printed again. */
import { randomInt } from "node:crypto";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, open, seal } from "#app/platform/field-encryption.server.ts";
import { codeAlphabet, codeLength } from "./invitation-code.ts";

type Keys = Pick<Env, "fieldKeys" | "blindIndexKey">;

export function newInvitationCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join("");
}

export function hashInvitationCode({ blindIndexKey }: Pick<Env, "blindIndexKey">, code: string): string {
  return blindIndex(blindIndexKey, "survey-invitation", code);
}

export function sealInvitationCode({ fieldKeys }: Keys, invitationId: string, code: string): string {
  return seal(fieldKeys, code, contextOf(invitationId));
}

export function openInvitationCode({ fieldKeys }: Keys, invitationId: string, sealed: string): string {
  return open(fieldKeys, sealed, contextOf(invitationId));
}

function contextOf(invitationId: string) {
  return { field: "SurveyInvitation.code", record: invitationId };
}
