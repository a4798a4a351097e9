/** Signed-in browsers: the one place that calls Lucia. */
import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { deviceOf } from "./device.ts";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof sessions>;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

type SessionAttributes = {
  readonly isStaff: boolean;
  readonly membershipId: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly device: string;
};

/** Settings (DB-06 asks for a limit and names no number). Residents stay signed in on their own phone. */
export const sessionLimits = {
  residentDays: 30,
  staffIdleMinutes: 30,
  staffHours: 12,
} as const;

/** Lucia over our own adapter. Cheap to make: one for each request. */
export function sessions(db: Db, env: Pick<Env, "publicOrigin">) {
  return new Lucia(adapter(db), {
    sessionExpiresIn: new TimeSpan(sessionLimits.residentDays, "d"),
    sessionCookie: {
      name: "session",
      // The cookie outlives the session, so it need not be sent again whenever the session is prolonged.
      expires: false,
      attributes: { secure: env.publicOrigin.startsWith("https:"), sameSite: "lax", path: "/" },
    },
    getSessionAttributes: ({ isStaff, membershipId, createdAt, lastSeenAt, device }) => ({
      isStaff,
      membershipId,
      createdAt,
      lastSeenAt,
      device,
    }),
  });
}

/** The stored key: a copy of the table signs nobody in. */
export function sessionKey(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function adapter(db: Db): Adapter {
  const stored = (
    token: string,
    session: { personId: string; expiresAt: Date } & SessionAttributes,
  ): DatabaseSession => ({
    id: token,
    userId: session.personId,
    expiresAt: session.expiresAt,
    attributes: session,
  });
  return {
    async getSessionAndUser(token) {
      const session = await db.session.findUnique({ where: { id: sessionKey(token) } });
      return session === null
        ? [null, null]
        : [stored(token, session), { id: session.personId, attributes: {} }];
    },
    // Only keys are stored, so tokens cannot be listed; what a person sees of their sign-ins is read elsewhere.
    getUserSessions: async () => [],
    async setSession({ id, userId, expiresAt, attributes }) {
      await db.session.create({ data: { ...attributes, id: sessionKey(id), personId: userId, expiresAt } });
    },
    async updateSessionExpiration(token, expiresAt) {
      await db.session.updateMany({ where: { id: sessionKey(token) }, data: { expiresAt } });
    },
    async deleteSession(token) {
      await db.session.deleteMany({ where: { id: sessionKey(token) } });
    },
    async deleteUserSessions(personId) {
      await db.session.deleteMany({ where: { personId } });
    },
    async deleteExpiredSessions() {
      await db.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}

export type SignedIn = {
  readonly personId: string;
  readonly isStaff: boolean;
  readonly membershipId: string | null;
};

/**
 * Begins a session; the header signs the browser in. A staff session is the one that lets someone to the desk.
 * With the request, the browser's earlier session ends, and the kind of device is kept.
 */
export async function beginSession(
  context: { readonly db: Db; readonly env: Env; readonly now: () => Date },
  { personId, isStaff }: { readonly personId: string; readonly isStaff: boolean },
  request?: Request,
): Promise<string> {
  const lucia = sessions(context.db, context.env);
  const now = context.now();
  if (request !== undefined) await endSession(request, context);
  const session = await lucia.createSession(personId, {
    isStaff,
    membershipId: null,
    createdAt: now,
    lastSeenAt: now,
    device: deviceOf(request?.headers.get("User-Agent") ?? ""),
  });
  return lucia.createSessionCookie(session.id).serialize();
}

/** Who is signed in with this browser; null for nobody, or when the session is too old or was idle too long. */
export async function readSession(
  request: Request,
  context: { readonly db: Db; readonly env: Env; readonly now: () => Date },
): Promise<SignedIn | null> {
  const lucia = sessions(context.db, context.env);
  const token = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (token === null) return null;
  const { session } = await lucia.validateSession(token);
  if (session === null) return null;
  const now = context.now();
  if (session.isStaff) {
    const idle = now.getTime() - session.lastSeenAt.getTime();
    const age = now.getTime() - session.createdAt.getTime();
    if (idle > sessionLimits.staffIdleMinutes * 60_000 || age > sessionLimits.staffHours * 3_600_000) {
      await lucia.invalidateSession(token);
      return null;
    }
  }
  // Once a minute is enough to know who is idle.
  if (now.getTime() - session.lastSeenAt.getTime() > 60_000)
    await context.db.session.updateMany({ where: { id: sessionKey(token) }, data: { lastSeenAt: now } });
  return { personId: session.userId, isStaff: session.isStaff, membershipId: session.membershipId };
}

/** The stored key of this browser's session; null when it has none. */
export function sessionKeyOf(
  request: Request,
  context: { readonly db: Db; readonly env: Pick<Env, "publicOrigin"> },
): string | null {
  const token = sessions(context.db, context.env).readSessionCookie(request.headers.get("Cookie") ?? "");
  return token === null ? null : sessionKey(token);
}

/** Ends the session of this browser; the header removes its cookie. */
export async function endSession(
  request: Request,
  context: { readonly db: Db; readonly env: Env },
): Promise<string> {
  const lucia = sessions(context.db, context.env);
  const token = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (token !== null) await lucia.invalidateSession(token);
  return lucia.createBlankSessionCookie().serialize();
}
