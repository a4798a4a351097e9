/** A name for whoever is signed in that tells a phone whose things it keeps, and nobody anything else. */
import { createHmac } from "node:crypto";
import type { Env } from "#app/platform/env.server.ts";
import type { Actor } from "./actor.ts";
import { nobody } from "./phone-owner.ts";

/** The same on every phone of a person, and worth nothing to who finds it. 22 characters, or `visitor`. */
export function phoneOwnerOf(env: Pick<Env, "blindIndexKey">, actor: Actor): string {
  if (actor.kind === "visitor") return nobody;
  return createHmac("sha256", env.blindIndexKey)
    .update(`phone-owner:${actor.personId}`)
    .digest("base64url")
    .slice(0, 22);
}
