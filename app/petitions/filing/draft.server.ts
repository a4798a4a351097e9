/**
 * What was said so far and not yet sent. Kept on the server with every answer, found again by a cookie or, after
 * signing in on another phone, by the account.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Actor } from "#app/accounts/actor.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open, seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import { countTry } from "#app/platform/rate-limit.server.ts";
import {
  type Carried,
  type DraftAnswers,
  emptyAnswers,
  type OnBehalf,
  readAnswers,
} from "./draft-answers.ts";

export type DraftContext = {
  readonly db: Db;
  readonly env: Env;
  readonly now: () => Date;
  readonly clientAddress: string;
};

export type Draft = {
  readonly id: string;
  readonly answers: DraftAnswers;
  readonly personId: string | null;
  /** The clerk who files on behalf. */
  readonly membershipId: string | null;
  readonly submittedAs: string | null;
  readonly updatedAt: Date;
};

/** Days after which a draft that nobody touched is deleted. */
export const draftDays = 30;

const cookieName = "say";
/** Receipts stay readable in this browser as long as their draft is among the newest. */
const mostInCookie = 8;
const draftsPerHour = { name: "draft.begin", points: 60, seconds: 3_600 } as const;

/**
 * Drafts are sealed with the keys of accusations: whether it becomes one is known only when it is said
 * (信访工作条例 第三十条).
 */
export function sealAnswers(
  env: Pick<Env, "accusationKeys">,
  draftId: string,
  answers: DraftAnswers,
): string {
  return seal(env.accusationKeys, JSON.stringify(answers), contextOf(draftId));
}

export function openAnswers(env: Pick<Env, "accusationKeys">, draftId: string, sealed: string): DraftAnswers {
  return readAnswers(open(env.accusationKeys, sealed, contextOf(draftId)));
}

function contextOf(draftId: string) {
  return { field: "PetitionDraft.answers", record: draftId };
}

type CookieEntry = { readonly id: string; readonly token: string };

function cookieEntries(request: Request): readonly CookieEntry[] {
  const cookie = (request.headers.get("Cookie") ?? "")
    .split(/;\s*/u)
    .find((pair) => pair.startsWith(`${cookieName}=`));
  if (cookie === undefined) return [];
  return cookie
    .slice(cookieName.length + 1)
    .split("~")
    .map((entry) => /^([0-9a-f-]{36})\.([\w-]*)$/.exec(entry))
    .filter((match) => match !== null)
    .map(([, id = "", token = ""]) => ({ id, token }));
}

function cookieOf(env: Env, entries: readonly CookieEntry[]): string {
  const value = entries
    .slice(0, mostInCookie)
    .map(({ id, token }) => `${id}.${token}`)
    .join("~");
  const secure = env.publicOrigin.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/; Max-Age=${draftDays * 86_400}; HttpOnly; SameSite=Lax${secure}`;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Whose drafts this person may open by being signed in; null for nobody's. */
export function personIdOf(actor: Actor): string | null {
  return actor.kind === "visitor" ? null : actor.personId;
}

/** The drafts of this browser, the newest first, as far as this person may open them. */
async function draftsOfBrowser(request: Request, context: DraftContext, actor: Actor): Promise<Draft[]> {
  const entries = cookieEntries(request);
  if (entries.length === 0) return [];
  const rows = await context.db.petitionDraft.findMany({
    where: { id: { in: entries.map(({ id }) => id) } },
  });
  const drafts: Draft[] = [];
  for (const { id, token } of entries) {
    const row = rows.find((each) => each.id === id);
    if (row === undefined || !mayOpen(row, token, actor)) continue;
    drafts.push({ ...row, answers: openAnswers(context.env, row.id, row.answersSealed) });
  }
  return drafts;
}

function mayOpen(
  draft: { tokenHash: string; personId: string | null; membershipId: string | null },
  token: string,
  actor: Actor,
): boolean {
  // What a clerk writes down for somebody opens only while that clerk is signed in.
  if (draft.membershipId !== null) return actor.kind === "staff" && actor.membershipId === draft.membershipId;
  const [given, expected] = [Buffer.from(hashOf(token)), Buffer.from(draft.tokenHash)];
  if (token !== "" && given.length === expected.length && timingSafeEqual(given, expected)) return true;
  return draft.personId !== null && draft.personId === personIdOf(actor);
}

/** What this browser is saying at the moment; null when nothing is begun, or it was sent. */
export async function currentDraft(
  request: Request,
  context: DraftContext,
  actor: Actor,
): Promise<Draft | null> {
  const drafts = await draftsOfBrowser(request, context, actor);
  return drafts.find(({ submittedAs }) => submittedAs === null) ?? null;
}

/** This draft, sent or not, if this browser or this account may open it. */
export async function draftOfBrowser(
  request: Request,
  context: DraftContext,
  actor: Actor,
  id: string,
): Promise<Draft | null> {
  return (await draftsOfBrowser(request, context, actor)).find((draft) => draft.id === id) ?? null;
}

/**
 * Lets this browser open the receipt of what it sent, when the answer with its cookie was lost on the way: whoever sends
 * the same form again knows the key that nobody else does.
 */
export async function reopenDraft(
  request: Request,
  { db, env }: DraftContext,
  draftId: string,
): Promise<string> {
  const entries = cookieEntries(request);
  const known = entries.find(({ id, token }) => id === draftId && token !== "");
  const entry = known ?? { id: draftId, token: randomBytes(24).toString("base64url") };
  if (known === undefined)
    await db.petitionDraft.updateMany({ where: { id: draftId }, data: { tokenHash: hashOf(entry.token) } });
  return cookieOf(env, [entry, ...entries.filter(({ id }) => id !== draftId)]);
}

/** The draft that became this petition, if it was sent from this browser or by this account. */
export async function sentDraft(
  request: Request,
  context: DraftContext,
  actor: Actor,
  number: string,
): Promise<Draft | null> {
  const ofBrowser = (await draftsOfBrowser(request, context, actor)).find(
    ({ answers }) => answers.receipt?.number === number,
  );
  if (ofBrowser !== undefined) return ofBrowser;
  const personId = personIdOf(actor);
  if (personId === null) return null;
  const petition = await context.db.petition.findUnique({ where: { number }, select: { id: true } });
  if (petition === null) return null;
  const row = await context.db.petitionDraft.findFirst({
    where: { personId, membershipId: null, submittedAs: petition.id },
  });
  return row === null ? null : { ...row, answers: openAnswers(context.env, row.id, row.answersSealed) };
}

export type BegunDraft =
  | { readonly ok: true; readonly draft: Draft; readonly cookie: string }
  | { readonly ok: false; readonly reason: "too_many" };

/** Begins to keep what somebody says. The cookie that finds it again goes with the answer. */
export async function beginDraft(
  request: Request,
  context: DraftContext,
  {
    actor,
    carried,
    onBehalf = null,
  }: { readonly actor: Actor; readonly carried: Carried; readonly onBehalf?: OnBehalf | null },
): Promise<BegunDraft> {
  const { db, env } = context;
  if (actor.kind !== "staff") {
    const counted = await countTry(db, [draftsPerHour], context.clientAddress);
    if (!counted.ok) return { ok: false, reason: "too_many" };
  }
  const id = newId();
  const token = randomBytes(24).toString("base64url");
  const now = context.now();
  const draft: Draft = {
    id,
    answers: emptyAnswers(carried, onBehalf),
    personId: onBehalf === null ? personIdOf(actor) : null,
    membershipId: onBehalf !== null && actor.kind === "staff" ? actor.membershipId : null,
    submittedAs: null,
    updatedAt: now,
  };
  const { answers, ...columns } = draft;
  await db.petitionDraft.create({
    data: {
      ...columns,
      tokenHash: hashOf(token),
      answersSealed: sealAnswers(env, id, answers),
      createdAt: now,
    },
  });
  return { ok: true, draft, cookie: cookieOf(env, [{ id, token }, ...cookieEntries(request)]) };
}

/** What this account has begun and not sent, the newest first; clerks' notes for others are not among it. */
export async function draftsOfPerson({ db, env }: Pick<DraftContext, "db" | "env">, personId: string) {
  const rows = await db.petitionDraft.findMany({
    where: { personId, membershipId: null, submittedAs: null },
    orderBy: { updatedAt: "desc" },
    take: 50,
  });
  return rows.map((row): Draft => ({ ...row, answers: openAnswers(env, row.id, row.answersSealed) }));
}

/**
 * The cookie by which this browser goes on with a draft of the account that is signed in. It names the draft without
 * a token, so that it opens only while the account is signed in.
 */
export function resumeDraft(request: Request, { env }: Pick<DraftContext, "env">, draftId: string): string {
  const entries = cookieEntries(request);
  const known = entries.find(({ id }) => id === draftId) ?? { id: draftId, token: "" };
  return cookieOf(env, [known, ...entries.filter(({ id }) => id !== draftId)]);
}

export type DraftColumns = { readonly divisionCode?: string; readonly personId?: string };

/**
 * Changes the answers of a draft that is not sent yet; two pages open at once take turns and neither's answers are
 * lost. False when it was sent meanwhile or is gone.
 */
export async function changeDraft(
  { db, env, now }: Pick<DraftContext, "db" | "env" | "now">,
  draftId: string,
  change: (answers: DraftAnswers) => DraftAnswers,
  columns: DraftColumns = {},
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const row = await lockDraft(tx, draftId);
    if (row === null || row.submittedAs !== null) return false;
    const answers = change(openAnswers(env, draftId, row.answersSealed));
    await tx.petitionDraft.update({
      where: { id: draftId },
      data: {
        ...columns,
        answersSealed: sealAnswers(env, draftId, answers),
        version: { increment: 1 },
        updatedAt: now(),
      },
    });
    return true;
  });
}

/** The row of a draft, held until the transaction ends. */
export async function lockDraft(tx: Transaction, draftId: string) {
  await tx.$queryRaw`SELECT 1 FROM "PetitionDraft" WHERE "id" = ${draftId}::uuid FOR UPDATE`;
  return tx.petitionDraft.findUnique({ where: { id: draftId } });
}
