/** Earlier requests of the same person that may be the same matter: shown before sending, and the person decides. */
import type { Actor } from "#app/accounts/actor.ts";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { petitionsInReach } from "../petition-access.server.ts";
import type { PetitionState } from "../petition-states.ts";
import { type Draft, personIdOf } from "./draft.server.ts";
import { fieldsOf } from "./draft-answers.ts";
import { isSimilar, nearness } from "./similar-text.ts";

export type SimilarPetition = {
  readonly number: string;
  readonly title: string;
  readonly state: PetitionState;
  readonly receivedAt: Date;
  readonly place: string;
};

/** How far back we look, in days. */
const reachDays = 365;
const mostShown = 5;

/**
 * Empty unless it is certain whose they are: an account, a number confirmed by code, or what the clerk who files on
 * behalf may read anyway. A number that was only typed shows nobody's requests.
 */
export async function similarPetitions(
  { db, env, now }: { readonly db: Db; readonly env: Env; readonly now: Date },
  draft: Draft,
  actor: Actor,
): Promise<SimilarPetition[]> {
  const whose = petitionsOf(env, draft, actor);
  if (whose === null) return [];
  const code = fieldsOf(draft.answers, "where").division;
  const division = code === undefined ? null : await divisionByCode(db, code);
  const said = `${draft.answers.steps.what?.narrative ?? ""} ${draft.answers.steps.want?.requested ?? ""}`;
  const earlier = await db.petition.findMany({
    where: {
      AND: [
        whose,
        { OR: [{ classification: null }, { classification: { not: "accusation" } }] },
        { receivedAt: { gte: new Date(now.getTime() - reachDays * 86_400_000) } },
      ],
    },
    orderBy: { receivedAt: "desc" },
    take: 50,
    select: {
      number: true,
      title: true,
      state: true,
      receivedAt: true,
      searchText: true,
      divisionPath: true,
      division: { select: { fullName: true } },
    },
  });
  return earlier
    .map((petition) => ({ petition, near: nearness(said, petition.searchText) }))
    .filter(({ petition, near }) => isSimilar(near, sameTownship(division?.path, petition.divisionPath)))
    .sort((one, other) => other.near - one.near)
    .slice(0, mostShown)
    .map(({ petition: { number, title, state, receivedAt, division: place } }) => ({
      number,
      title,
      state,
      receivedAt,
      place: place.fullName,
    }));
}

function petitionsOf(env: Env, draft: Draft, actor: Actor): Prisma.PetitionWhereInput | null {
  const { verifiedPhone, onBehalf, steps } = draft.answers;
  if (steps.who?.identity === "anonymous") return null;
  if (onBehalf !== null) {
    const phone = steps.who?.phone;
    if (phone === undefined || phone === "" || actor.kind !== "staff") return null;
    return {
      AND: [{ parties: { some: { phoneIndex: phoneIndexOf(env, phone) } } }, petitionsInReach(actor)],
    };
  }
  const personId = personIdOf(actor);
  const own: Prisma.PetitionWhereInput[] = [];
  if (personId !== null) own.push({ petitionerId: personId });
  if (verifiedPhone !== null)
    own.push({ parties: { some: { position: 1, phoneIndex: phoneIndexOf(env, verifiedPhone) } } });
  return own.length === 0 ? null : { OR: own };
}

/** City, county, township: the first three codes of the path. */
function sameTownship(path: string | undefined, other: string): boolean {
  return path !== undefined && other.startsWith(path.split("/").slice(0, 3).join("/"));
}
