/** How a petitioner gets to a case: by account, or by number and lookup code for a short while. */
import { createCookie } from "@remix-run/node";
import { type ActorContext, actorOf } from "#app/accounts/current-actor.server.ts";
import { isLookupCode } from "#app/matters/lookup-code.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { countTry, type Limit } from "#app/platform/rate-limit.server.ts";
import type { PetitionActor } from "../petition-relations.ts";

/** Minutes for which a number and code, once given, open the case in this browser. */
const codeMinutes = 30;

const limitsOfNumber: readonly Limit[] = [{ name: "track.number", points: 8, seconds: 900 }];
const limitsOfAddress: readonly Limit[] = [{ name: "track.address", points: 40, seconds: 900 }];

export type LookUpResult =
  | { readonly ok: true; readonly cookie: string }
  /** Which of the two is wrong is not said, nor whether there is such a number. */
  | { readonly ok: false; readonly reason: "wrong" }
  | { readonly ok: false; readonly reason: "too_many"; readonly retryAfterSeconds: number };

/** Opens a case by number and code. Every try counts, whether there is such a number or not. */
export async function lookUpCase(
  context: ActorContext & { readonly clientAddress: string },
  { number, code }: { readonly number: string; readonly code: string },
): Promise<LookUpResult> {
  const { db, env } = context;
  for (const [limits, key] of [
    [limitsOfAddress, context.clientAddress],
    [limitsOfNumber, number],
  ] as const) {
    const counted = await countTry(db, limits, key);
    if (!counted.ok) return { ok: false, reason: "too_many", retryAfterSeconds: counted.retryAfterSeconds };
  }
  const petition = await db.petition.findUnique({
    where: { number },
    select: { id: true, lookupCodeHash: true },
  });
  if (petition === null || !isLookupCode(env.blindIndexKey, petition.id, code, petition.lookupCodeHash))
    return { ok: false, reason: "wrong" };
  const until = context.now().getTime() + codeMinutes * 60_000;
  return { ok: true, cookie: await codeCookie(env).serialize({ petitionId: petition.id, until }) };
}

/**
 * Number and code, given by someone who is signed in, make a case theirs that belongs to no account: when it was filed
 * with their own telephone, by themselves or for them. Nothing happens to an anonymous case, which stays without a
 * name, nor for the clerk who filed it and knows the code from the paper.
 */
export async function claimCase(
  db: Db,
  { number, personId, now }: { readonly number: string; readonly personId: string; readonly now: Date },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { phoneIndex } = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { phoneIndex: true },
    });
    if (phoneIndex === null) return;
    const filedThemselves = await tx.membership.findMany({ where: { personId }, select: { id: true } });
    const { count } = await tx.petition.updateMany({
      where: {
        number,
        petitionerId: null,
        isAnonymous: false,
        parties: { some: { position: 1, phoneIndex } },
        OR: [
          { filedByMembershipId: null },
          { filedByMembershipId: { notIn: filedThemselves.map(({ id }) => id) } },
        ],
      },
      data: { petitionerId: personId },
    });
    if (count === 0) return;
    const { id } = await tx.petition.findUniqueOrThrow({ where: { number }, select: { id: true } });
    await appendAudit(tx, {
      chain: `petition:${id}`,
      at: now,
      actor: `person:${personId}`,
      action: "petition.claim",
      payload: {},
    });
  });
}

/** Who asks for this case: the account it belongs to, else the holder of its code; null for anybody else. */
export async function petitionerOf(
  request: Request,
  context: ActorContext,
  number: string,
): Promise<{
  readonly petitionId: string;
  readonly actor: PetitionActor;
  readonly byAccount: boolean;
} | null> {
  const actor = await actorOf(request, context);
  const petition = await context.db.petition.findUnique({
    where: { number },
    select: { id: true, petitionerId: true },
  });
  if (petition === null) return null;
  // Staff are residents too, of their own cases.
  if (actor.kind !== "visitor" && actor.personId === petition.petitionerId)
    return {
      petitionId: petition.id,
      actor: { kind: "resident", personId: actor.personId },
      byAccount: true,
    };
  const opened: unknown = await codeCookie(context.env).parse(request.headers.get("Cookie"));
  return isOpen(opened, petition.id, context.now())
    ? { petitionId: petition.id, actor: { kind: "code_holder", petitionId: petition.id }, byAccount: false }
    : null;
}

/** The browser forgets the cookie in time; a copy of it ends here. */
function isOpen(opened: unknown, petitionId: string, now: Date): boolean {
  if (typeof opened !== "object" || opened === null) return false;
  const { petitionId: id, until } = opened as { petitionId?: unknown; until?: unknown };
  return id === petitionId && typeof until === "number" && now.getTime() < until;
}

function codeCookie(env: Pick<Env, "appSecret" | "publicOrigin">) {
  return createCookie("case", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env.publicOrigin.startsWith("https:"),
    maxAge: codeMinutes * 60,
    secrets: [env.appSecret.toString("base64")],
  });
}
