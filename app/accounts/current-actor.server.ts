/** Who is asking, once per request. */
import { redirect } from "@remix-run/node";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { Actor, ResidentActor, StaffActor } from "./actor.ts";
import { type Capability, may } from "./permissions.ts";
import { readSession } from "./session.server.ts";

export type ActorContext = { readonly db: Db; readonly env: Env; readonly now: () => Date };

const known = new WeakMap<Request, Promise<Actor>>();

/** The actor of this request; worked out once, however many loaders ask. */
export function actorOf(request: Request, context: ActorContext): Promise<Actor> {
  const before = known.get(request);
  if (before) return before;
  const actor = readActor(request, context);
  known.set(request, actor);
  return actor;
}

async function readActor(request: Request, context: ActorContext): Promise<Actor> {
  const session = await readSession(request, context);
  if (session === null) return { kind: "visitor" };
  if (session.isStaff) {
    const staff = await staffActor(context.db, session.personId, session.membershipId, context.now());
    if (staff !== null) return staff;
  }
  return { kind: "resident", personId: session.personId };
}

/** The membership a person acts for: the one they chose, else the first that still runs; null for none. */
export async function staffActor(
  db: Db,
  personId: string,
  membershipId: string | null,
  now: Date,
): Promise<StaffActor | null> {
  const memberships = await db.membership.findMany({
    where: {
      personId,
      since: { lte: now },
      OR: [{ until: null }, { until: { gt: now } }],
      organisation: { isActive: true },
    },
    orderBy: { since: "asc" },
    select: {
      id: true,
      role: true,
      displayName: true,
      post: true,
      organisation: {
        select: {
          id: true,
          name: true,
          kind: true,
          takesAccusations: true,
          division: { select: { path: true } },
        },
      },
    },
  });
  const chosen = memberships.find(({ id }) => id === membershipId) ?? memberships[0];
  if (chosen === undefined) return null;
  const { organisation } = chosen;
  return {
    kind: "staff",
    personId,
    membershipId: chosen.id,
    role: chosen.role,
    displayName: chosen.displayName,
    post: chosen.post,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    takesAccusations: organisation.takesAccusations,
    divisionPath: organisation.division.path,
  };
}

/**
 * A member of staff who may do this. Throws a redirect to the sign-in of staff for everyone who is not signed in
 * as staff, and 403 for staff whose role does not reach.
 */
export async function requireStaff(
  request: Request,
  context: ActorContext,
  capability: Capability,
): Promise<StaffActor> {
  const actor = await actorOf(request, context);
  if (actor.kind === "staff") {
    if (may(actor, capability)) return actor;
    throw new Response(null, { status: 403 });
  }
  throw redirect(`${addresses.staffSignIn}?return=${encodeURIComponent(pathOf(request))}`);
}

/** Someone with an account of their own; staff count as the person they are. Visitors are sent to sign in. */
export async function requireResident(request: Request, context: ActorContext): Promise<ResidentActor> {
  const actor = await actorOf(request, context);
  if (actor.kind === "visitor")
    throw redirect(`${addresses.signIn}?return=${encodeURIComponent(pathOf(request))}`);
  return { kind: "resident", personId: actor.personId };
}

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}
