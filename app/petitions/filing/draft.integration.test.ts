import { describe, expect, it } from "vitest";
import type { Actor } from "#app/accounts/actor.ts";
import { newId } from "#app/platform/ids.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { beginDraft, changeDraft, currentDraft, draftsOfPerson, resumeDraft } from "./draft.server.ts";
import { nothingCarried, type OnBehalf } from "./draft-answers.ts";

const { db } = await cloneDatabase();
const town = await aStaffedTown(db);
const env = anEnv();
const context = { db, env, now: () => new Date("2026-04-14T02:42:00Z"), clientAddress: "10.0.0.3" };
const visitor: Actor = { kind: "visitor" };

async function aResident(): Promise<Actor & { personId: string }> {
  const personId = newId();
  await db.person.create({ data: { id: personId } });
  return { kind: "resident", personId };
}

/** A request of the browser that got this `Set-Cookie`. */
const withCookie = (setCookie: string) =>
  new Request("http://localhost/say", { headers: { Cookie: `other=1; ${setCookie.split(";")[0]}` } });

async function begin(
  actor: Actor,
  request = new Request("http://localhost/say"),
  onBehalf: OnBehalf | null = null,
) {
  const begun = await beginDraft(request, context, { actor, carried: nothingCarried, onBehalf });
  if (!begun.ok) throw new Error(begun.reason);
  return { id: begun.draft.id, cookie: begun.cookie };
}

const found = async (request: Request, actor: Actor) =>
  (await currentDraft(request, context, actor))?.id ?? null;

describe("what is half said", () => {
  it("is found again by the browser that said it, and by no other", async () => {
    const { id, cookie } = await begin(visitor);
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(await found(withCookie(cookie), visitor)).toBe(id);
    expect(await found(withCookie(cookie.replace(/\.[\w-]+/, ".guessed")), visitor)).toBeNull();
    expect(await found(withCookie(cookie.replace(/\.[\w-]+/, ".")), visitor)).toBeNull();
    expect(await found(new Request("http://localhost/"), visitor)).toBeNull();
    const row = await db.petitionDraft.findUniqueOrThrow({ where: { id } });
    expect(cookie).not.toContain(row.tokenHash);
  });

  it("goes on on another phone of the same account, as long as it is signed in there", async () => {
    const [person, stranger] = [await aResident(), await aResident()];
    const { id } = await begin(person);
    expect((await draftsOfPerson(context, person.personId)).map((draft) => draft.id)).toEqual([id]);
    expect(await draftsOfPerson(context, stranger.personId)).toEqual([]);
    const phone = withCookie(resumeDraft(new Request("http://localhost/"), context, id));
    expect(await found(phone, person)).toBe(id);
    expect(await found(phone, stranger)).toBeNull();
    expect(await found(phone, visitor)).toBeNull();
  });

  it("for somebody else opens for the clerk only, also in the clerk's own browser", async () => {
    const onBehalf = { method: "present", note: "同意" } as const;
    const { id, cookie } = await begin(town.clerk, undefined, onBehalf);
    expect(await found(withCookie(cookie), town.clerk)).toBe(id);
    expect(await found(withCookie(cookie), visitor)).toBeNull();
    expect(await found(withCookie(cookie), town.otherClerk)).toBeNull();
    expect(await draftsOfPerson(context, town.clerk.personId)).toEqual([]);
  });

  it("is kept beside what was begun before", async () => {
    const first = await begin(visitor);
    const second = await begin(visitor, withCookie(first.cookie));
    expect(await found(withCookie(second.cookie), visitor)).toBe(second.id);
    await db.petitionDraft.delete({ where: { id: second.id } });
    expect(await found(withCookie(second.cookie), visitor)).toBe(first.id);
  });

  it("loses no answer when two pages are sent at once, and stands nowhere in clear", async () => {
    const { id, cookie } = await begin(visitor);
    const answer = (step: "want" | "when", fields: Record<string, string>) =>
      changeDraft(context, id, (answers) => ({ ...answers, steps: { ...answers.steps, [step]: fields } }));
    await Promise.all([answer("want", { requested: "修好渠" }), answer("when", { happenedWhen: "三月" })]);
    const draft = await currentDraft(withCookie(cookie), context, visitor);
    expect(draft?.answers.steps).toEqual({ want: { requested: "修好渠" }, when: { happenedWhen: "三月" } });
    expect(JSON.stringify(await db.petitionDraft.findUniqueOrThrow({ where: { id } }))).not.toMatch(
      /修好渠|三月/,
    );
  });

  it("cannot be begun without end from one address", async () => {
    const flood = { ...context, clientAddress: "10.9.9.9" };
    const results: boolean[] = [];
    for (let i = 0; i < 62; i += 1) {
      const request = new Request("http://localhost/");
      results.push((await beginDraft(request, flood, { actor: visitor, carried: nothingCarried })).ok);
    }
    expect(results.filter(Boolean)).toHaveLength(60);
  });
});
