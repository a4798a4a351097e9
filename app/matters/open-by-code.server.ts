/** Opens a matter of any kind by its number and lookup code, for a short while, in this browser. */
import { createCookie } from "@remix-run/node";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { countTry, type Limit } from "#app/platform/rate-limit.server.ts";
import { isLookupCode } from "./lookup-code.server.ts";
import { type Matter, matterKinds } from "./matter.ts";
import type { MatterSources } from "./matter-source.ts";

/** Minutes for which a number and code, once given, open the matter in this browser. */
const codeMinutes = 30;

const limitsOfNumber: readonly Limit[] = [{ name: "track.number", points: 8, seconds: 900 }];
const limitsOfAddress: readonly Limit[] = [{ name: "track.address", points: 40, seconds: 900 }];

export type OpenedByCode =
  | { readonly ok: true; readonly matter: Matter; readonly cookie: string }
  /** Which of the two is wrong is not said, nor whether there is such a number. */
  | { readonly ok: false; readonly reason: "wrong" }
  | { readonly ok: false; readonly reason: "too_many"; readonly retryAfterSeconds: number };

/** Every try counts, whether there is such a number or not. */
export async function openByCode(
  {
    db,
    matters,
    clientAddress,
    ...context
  }: CodeContext & { readonly db: Db; readonly matters: MatterSources; readonly clientAddress: string },
  { number, code }: { readonly number: string; readonly code: string },
): Promise<OpenedByCode> {
  for (const [limits, key] of [
    [limitsOfAddress, clientAddress],
    [limitsOfNumber, number],
  ] as const) {
    const counted = await countTry(db, limits, key);
    if (!counted.ok) return { ok: false, reason: "too_many", retryAfterSeconds: counted.retryAfterSeconds };
  }
  for (const kind of matterKinds) {
    const found = await matters[kind].find(db, number);
    if (found === null) continue;
    if (!isLookupCode(context.env.blindIndexKey, found.id, code, found.lookupCodeHash)) break;
    return { ok: true, matter: { kind, id: found.id }, cookie: await openFor(context, found.id) };
  }
  return { ok: false, reason: "wrong" };
}

/** The cookie that opens a matter in this browser; also for whoever has just made it without an account. */
export function openFor({ env, now }: CodeContext, id: string): Promise<string> {
  const until = now().getTime() + codeMinutes * 60_000;
  return codeCookie(env).serialize({ id, until } satisfies Opened);
}

/** The id of the matter that was opened by code in this browser. */
export async function openedByCode(request: Request, { env, now }: CodeContext): Promise<string | null> {
  const opened: unknown = await codeCookie(env).parse(request.headers.get("Cookie"));
  // The browser forgets the cookie in time; a copy of it ends here.
  return isOpened(opened) && now().getTime() < opened.until ? opened.id : null;
}

/**
 * Number and code, given by someone who is signed in, make a matter theirs that belongs to no account: when it was
 * made with their own telephone, by themselves or for them. Nothing happens to an anonymous petition, which stays
 * without a name, nor for the clerk who filed it and knows the code from the paper.
 */
export async function claimMatter(
  { db, matters }: { readonly db: Db; readonly matters: MatterSources },
  { matter, personId, now }: { readonly matter: Matter; readonly personId: string; readonly now: Date },
): Promise<void> {
  const { kind, id } = matter;
  await db.$transaction(async (tx) => {
    const { phoneIndex } = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { phoneIndex: true },
    });
    if (phoneIndex === null) return;
    const memberships = await tx.membership.findMany({ where: { personId }, select: { id: true } });
    const claimer = { personId, phoneIndex, memberships: memberships.map((each) => each.id) };
    const { count } = await matters[kind].claim(tx, id, claimer);
    if (count === 0) return;
    await appendAudit(tx, {
      chain: `${kind}:${id}`,
      at: now,
      actor: `person:${personId}`,
      action: `${kind}.claim`,
      payload: {},
    });
  });
}

type CodeContext = {
  readonly env: Pick<Env, "appSecret" | "publicOrigin" | "blindIndexKey">;
  readonly now: () => Date;
};

type Opened = { readonly id: string; readonly until: number };

function isOpened(value: unknown): value is Opened {
  if (typeof value !== "object" || value === null) return false;
  const { id, until } = value as Partial<Opened>;
  return typeof id === "string" && typeof until === "number";
}

function codeCookie(env: CodeContext["env"]) {
  return createCookie("case", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env.publicOrigin.startsWith("https:"),
    maxAge: codeMinutes * 60,
    secrets: [env.appSecret.toString("base64")],
  });
}
