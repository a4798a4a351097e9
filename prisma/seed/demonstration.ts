/**
 * The demonstration city: its bodies, the people in them, and a year of petitions that went through the same
 * workflow, clocks and audit as real ones. Loaded once into an empty database.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { hashPassword } from "#app/accounts/password.server.ts";
import { sealName, sealPhone } from "#app/accounts/people.server.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import { newLookupCode } from "#app/matters/lookup-code.server.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { shortName } from "#app/organisations/read-divisions-csv.ts";
import { remedyNotice } from "#app/petitions/desk/remedy-notice.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { adviceBookings } from "./advice-bookings.ts";
import { adviserCount, castAdvisers, firmSlugOf, lawFirmsOf } from "./advice-cast.ts";
import { adviceQuestions } from "./advice-questions.ts";
import type { AdviceCity } from "./advice-rows.ts";
import {
  aName,
  demonstrationMembers,
  demonstrationPassword,
  demonstrationPhone,
  demonstrationResident,
  homeTown,
} from "./demonstration-people.ts";
import { inventEnterprises } from "./enterprises.ts";
import { type OrganisationRow, organisationsOf } from "./organisations.ts";
import { beginHistory } from "./petition-history.ts";
import { type Cast, type Life, liveOn } from "./petition-lives.ts";
import { type PetitionStory, petitionStories } from "./petition-stories.ts";
import { type Random, randomFrom } from "./random.ts";
import { surveyRounds } from "./survey-rounds.ts";
import { topics } from "./topics.ts";
import { type SeedAdvice, writeAdvice } from "./write-advice.server.ts";
import { writeCallBacks } from "./write-call-backs.server.ts";
import { writeInboxes } from "./write-inboxes.server.ts";
import { type SeedKeys, type SeedPetition, writePetitions } from "./write-petitions.server.ts";
import { type SurveyCity, writeSurveys } from "./write-surveys.server.ts";

const petitionCount = 2_200;
const residentCount = 700;
const ownPetitions = 12;
const day = 86_400_000;

export async function loadDemonstration(db: Db, keys: SeedKeys, now: Date): Promise<number> {
  const random = randomFrom(20_261_123);
  const divisions = await db.division.findMany({ orderBy: [{ level: "asc" }, { code: "asc" }] });
  const organisations = [...organisationsOf(divisions), ...lawFirmsOf(divisions)];
  const city = castCity(divisions, organisations, random);
  const passwordHash = await hashPassword(demonstrationPassword);
  const calendar = await loadWorkingCalendar(db);
  const petitions = Array.from({ length: petitionCount }, (_, sequence) =>
    makePetition({ city, random, calendar, now, sequence }),
  );
  const advice = makeAdvice({ city, divisions, calendar, now });
  const surveys = { rounds: surveyRounds(divisions, now), city: surveyCity(city), now };
  await db.$transaction(
    async (tx) => {
      await writeOrganisations(tx, organisations);
      await writePeople(tx, keys, city, passwordHash);
      await writePetitions(tx, keys, petitions);
      await writeInboxes(tx, petitions);
      await writeAdvice(tx, keys, advice, now);
      await writeSurveys(tx, keys, surveys);
      await writeCallBacks(tx, now);
    },
    { timeout: 120_000 },
  );
  return petitions.length;
}

type Resident = {
  readonly id: string;
  readonly n: number;
  readonly name: string;
  readonly homeDivisionCode: string;
};
type Member = { readonly n: number; readonly actor: StaffActor };

type City = {
  /** Code of the city itself. */
  readonly cityCode: string;
  readonly villages: readonly DivisionRow[];
  readonly homeVillages: readonly DivisionRow[];
  readonly bySlug: ReadonlyMap<string, OrganisationRow>;
  readonly byId: ReadonlyMap<string, OrganisationRow>;
  /** The first clerk or handler of an organisation. */
  readonly staffOf: ReadonlyMap<string, StaffActor>;
  readonly supervisors: ReadonlyMap<string, StaffActor>;
  readonly members: readonly Member[];
  readonly residents: readonly Resident[];
};

function castCity(
  divisions: readonly DivisionRow[],
  organisations: readonly OrganisationRow[],
  random: Random,
): City {
  const bySlug = new Map(organisations.map((row) => [row.slug, row]));
  const paths = new Map(divisions.map(({ code, path }) => [code, path]));
  const township = divisions.find(
    ({ level, name, parentCode }) =>
      level === "township" && name === homeTown.township && parentCode === homeTown.county,
  );
  const homeVillages = divisions.filter(
    ({ level, parentCode }) => level === "village" && parentCode === township?.code,
  );
  const home = homeVillages.find(({ name }) => name.startsWith(homeTown.village)) ?? homeVillages[0];

  const members: Member[] = [];
  const hire = (
    n: number,
    row: OrganisationRow,
    role: StaffActor["role"],
    displayName: string,
    post: string,
  ) => {
    members.push({
      n,
      actor: {
        kind: "staff",
        personId: newId(),
        membershipId: newId(),
        role,
        displayName,
        post,
        organisationId: row.id,
        organisationName: row.name,
        organisationKind: row.kind,
        takesAccusations: row.takesAccusations,
        divisionPath: paths.get(row.divisionCode) ?? "",
      },
    });
  };
  const at = (slug: string) =>
    bySlug.get(slug.replace("-township", `-${township?.code}`).replace("-village", `-${home?.code}`));
  for (const { n, name, role, post, at: slug } of demonstrationMembers) {
    const row = at(slug);
    if (row) hire(n, row, role, name, post);
  }
  const staffed = new Set(
    members
      .filter(({ actor }) => actor.role === "window_clerk" || actor.role === "handler")
      .map(({ actor }) => actor.organisationId),
  );
  let n = 1_000;
  const next = () => {
    n += 1;
    return n;
  };
  for (const row of organisations) {
    const code = row.divisionCode;
    const large = code.length === 6;
    const clerked = row.kind === "centre" && code.length <= 9;
    const handled = row.kind === "bureau" || row.kind === "discipline";
    if ((clerked || handled) && !staffed.has(row.id))
      hire(next(), row, clerked ? "window_clerk" : "handler", aName(random), clerked ? "1 号窗口" : "信访科");
    if (row.kind === "centre" && large && row.slug !== `centre-${homeTown.county}`)
      hire(next(), row, "supervisor", aName(random), "督办科");
  }
  // The names of advisers are drawn apart, so that those of everybody else stay as they are.
  const otherNames = randomFrom(20_261_124);
  for (let at = 1; at < adviserCount; at += 1) {
    const firm = bySlug.get(firmSlugOf(at));
    if (firm) hire(2_000 + at, firm, "adviser", aName(otherNames), "律师");
  }
  const villages = divisions.filter(({ level }) => level === "village");
  const residents = Array.from({ length: residentCount }, (_, index): Resident => {
    const { n: first, name } = demonstrationResident;
    return {
      id: newId(),
      n: index === 0 ? first : 100_000 + index,
      name: index === 0 ? name : aName(random),
      homeDivisionCode: (index === 0 ? home : random.pick(villages))?.code ?? "",
    };
  });
  const working = members.filter(({ actor }) => actor.role === "window_clerk" || actor.role === "handler");
  const supervising = members.filter(({ actor }) => actor.role === "supervisor");
  return {
    cityCode: divisions.find(({ level }) => level === "city")?.code ?? "",
    villages,
    homeVillages,
    bySlug,
    byId: new Map(organisations.map((row) => [row.id, row])),
    staffOf: new Map(working.map(({ actor }) => [actor.organisationId, actor])),
    supervisors: new Map(supervising.map(({ actor }) => [actor.divisionPath, actor])),
    members,
    residents,
  };
}

/** Everything of shared legal advice, drawn apart from the petitions so that neither changes the other. */
function surveyCity({ members, bySlug, cityCode }: City): SurveyCity {
  const assessor = members.map(({ actor }) => actor).find(({ role }) => role === "assessor");
  if (assessor === undefined) throw new Error("a city has an assessor");
  return {
    assessor,
    divisionCode: cityCode,
    bureauOf: (slug) => {
      const bureau = bySlug.get(slug);
      if (bureau === undefined) throw new Error(`the city has no ${slug}`);
      return bureau;
    },
  };
}

function makeAdvice({
  city,
  divisions,
  calendar,
  now,
}: {
  readonly city: City;
  readonly divisions: readonly DivisionRow[];
  readonly calendar: WorkingCalendar;
  readonly now: Date;
}): SeedAdvice {
  const random = randomFrom(20_261_125);
  const staff = city.members.map(({ actor }) => actor).filter(({ role }) => role === "adviser");
  const advisers = castAdvisers({ divisions, bySlug: city.bySlug, staff, random, today: localDateOf(now) });
  const home =
    city.homeVillages.find(({ name }) => name.startsWith(homeTown.village)) ?? city.homeVillages[0];
  if (home === undefined) throw new Error("the home town has a village");
  const place: AdviceCity = {
    residents: city.residents,
    enterprises: inventEnterprises(60, random),
    villages: city.villages,
    home,
    clerkAt: ({ parentCode }) => city.staffOf.get(city.bySlug.get(`centre-${parentCode}`)?.id ?? "") ?? null,
    aName,
  };
  return {
    advisers,
    ...adviceBookings(advisers, place, random, now),
    questions: adviceQuestions(advisers, place, calendar, random, now),
  };
}

function makePetition({
  city,
  random,
  calendar,
  now,
  sequence,
}: {
  readonly city: City;
  readonly random: Random;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
  readonly sequence: number;
}): SeedPetition {
  // The resident whom the start names has raised a few things of each kind, so that there is something to see.
  const own = sequence < ownPetitions ? city.residents[0] : undefined;
  const near = own !== undefined || random.chance(0.08);
  const village = random.pick(near ? city.homeVillages : city.villages);
  const story = random.pick(petitionStories);
  const resident = own ?? (random.chance(0.7) ? random.pick(city.residents) : null);
  // More of the recent than of the old, so that there is something to do.
  const age = 365 * random.next() ** 1.7;
  const receivedAt = new Date(now.getTime() - age * day - random.between(1, 20) * 60_000);
  const cast = castOf(city, village, story, resident);
  const id = newId();
  const petitioner = resident ?? { n: 500_000 + sequence, name: aName(random) };
  const submittedBy: Cast["petitioner"] = resident
    ? { kind: "resident", personId: resident.id }
    : { kind: "code_holder", petitionId: id };
  const owner = city.byId.get(cast.clerk.organisationId);
  const history = beginHistory(
    {
      id,
      petitionerId: resident?.id ?? null,
      divisionPath: village.path,
      ownerOrganisationId: cast.clerk.organisationId,
      superiorOrganisationId: owner?.superiorId ?? null,
      isJoint: false,
      receivedAt,
      submittedBy,
    },
    calendar,
    (organisationId) => city.byId.get(organisationId)?.superiorId ?? null,
  );
  const life = liveOn(history, story, { ...cast, petitioner: submittedBy }, random, now);
  const told = telling(story, village, receivedAt, random);
  return {
    id,
    number: caseNumber({ date: localDateOf(receivedAt), sequence }),
    lookupCode: newLookupCode(),
    history,
    division: village,
    petitionerId: resident?.id ?? null,
    petitioner: { name: petitioner.name, phone: demonstrationPhone(petitioner.n) },
    ...told,
    topicId: story.topic,
    channel: resident ? "network" : random.pick(["network", "visit", "phone"] as const),
    firstReceiver: { organisationId: cast.clerk.organisationId, membershipId: cast.clerk.membershipId },
    ...(story.classification === "accusation"
      ? {
          concerned: {
            name: `${shortName(village.name)}村委会`,
            organisationId: city.bySlug.get(`village-${village.code}`)?.id ?? null,
          },
        }
      : {}),
    columns: {
      ownerMembershipId: city.staffOf.get(history.facts().ownerOrganisationId)?.membershipId ?? null,
      declineReason: life.declineReason,
      rightDoor: life.rightDoor,
    },
    opinions: opinionsOf(id, story, told, life, city),
    ratings: ratingsOf(id, life, cast),
    accessRecords: accessOf(
      id,
      cast,
      history.rows().events.map(({ at }) => at),
      random,
    ),
    isDemonstration: true,
  };
}

function castOf(city: City, village: DivisionRow, story: PetitionStory, resident: Resident | null): Cast {
  const [, county = "", township = ""] = village.path.split("/");
  const staffAt = (slug: string) => city.staffOf.get(city.bySlug.get(slug)?.id ?? "") ?? null;
  const above = (actor: StaffActor | null) =>
    actor === null ? null : (city.staffOf.get(city.byId.get(actor.organisationId)?.superiorId ?? "") ?? null);
  const clerk =
    story.classification === "accusation" ? staffAt(`discipline-${county}`) : staffAt(`centre-${township}`);
  if (clerk === null) throw new Error(`nobody receives for ${village.fullName}`);
  const handler = story.bureau === null ? null : staffAt(`bureau-${story.bureau}-${county}`);
  const reviewer = above(handler ?? clerk);
  return {
    petitioner: { kind: "resident", personId: resident?.id ?? "" },
    clerk,
    handler,
    reviewer,
    rereviewer: above(reviewer),
    supervisor: city.supervisors.get(`${village.path.split("/")[0]}/${county}/`) ?? null,
  };
}

const months = [
  "一月",
  "二月",
  "三月",
  "四月",
  "五月",
  "六月",
  "七月",
  "八月",
  "九月",
  "十月",
  "十一月",
  "十二月",
];

/** The story with the place, month and numbers of this petition. */
function telling(story: PetitionStory, village: DivisionRow, receivedAt: Date, random: Random) {
  const month = Number(localDateOf(new Date(receivedAt.getTime() - 25 * day)).slice(5, 7));
  const words: Record<string, string> = {
    place: shortName(village.name),
    group: `${random.pick(["一", "二", "三", "四", "五", "六"])}组`,
    month: months[month - 1] ?? "上个月",
    number: String(random.between(3, 16)),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? "");
  return {
    title: fill(story.title),
    narrative: fill(story.narrative),
    requested: fill(story.requested),
    happenedWhen: fill("{month}"),
    facts: fill(story.facts),
    handling: fill(story.handling),
  };
}

const opinionSteps = { handling: "reply", review: "decide_review", rereview: "decide_rereview" } as const;

function opinionsOf(
  petitionId: string,
  story: PetitionStory,
  told: ReturnType<typeof telling>,
  life: Life,
  city: City,
): Prisma.OpinionCreateManyInput[] {
  return life.opinions.map(({ kind, at, by, outcome }) => {
    const superior = city.byId.get(city.byId.get(by.organisationId)?.superiorId ?? "")?.name ?? null;
    return {
      id: newId(),
      petitionId,
      kind,
      organisationId: by.organisationId,
      request: told.requested,
      factsAndReasons: told.facts,
      handling:
        kind === "handling"
          ? told.handling
          : `经审查，原处理意见事实清楚，依据适当，予以维持。${told.handling}`,
      legalBasis: story.legalBasis,
      outcome,
      remedyNotice: remedyNotice(opinionSteps[kind], story, { superior, on: localDateOf(at) }),
      signedBy: by.displayName,
      issuedAt: at,
    };
  });
}

function ratingsOf(petitionId: string, { rated }: Life, cast: Cast): Prisma.RatingCreateManyInput[] {
  if (rated === null) return [];
  const one = (target: "window" | "handler", level: number | null, organisationId: string) =>
    level === null
      ? []
      : [
          {
            id: newId(),
            petitionId,
            target,
            organisationId,
            level,
            reasons: level <= 2 ? ["slow"] : [],
            ratedAt: rated.at,
          },
        ];
  return [
    ...one("window", rated.window, cast.clerk.organisationId),
    ...one("handler", rated.handler, (cast.handler ?? cast.clerk).organisationId),
  ];
}

function accessOf(
  petitionId: string,
  { clerk, handler }: Cast,
  moments: readonly Date[],
  random: Random,
): Prisma.AccessRecordCreateManyInput[] {
  const record = (actor: StaffActor, at: Date, seen: "matter" | "identity", reason: string | null) => ({
    id: newId(),
    petitionId,
    at,
    membershipId: actor.membershipId,
    personName: actor.displayName,
    organisationName: actor.organisationName,
    seen,
    reason,
  });
  const [, second, third] = moments;
  return [
    ...(second ? [record(clerk, second, "matter", null)] : []),
    ...(second && random.chance(0.3) ? [record(clerk, second, "identity", "转办前核对地点")] : []),
    ...(third && handler ? [record(handler, third, "matter", null)] : []),
  ];
}

async function writeOrganisations(tx: Transaction, organisations: readonly OrganisationRow[]): Promise<void> {
  const rows = organisations.map(({ bureau: _, superiorId: __, ...row }) => row);
  for (let from = 0; from < rows.length; from += 1_000)
    await tx.organisation.createMany({ data: rows.slice(from, from + 1_000) });
  // A superior may come later in the list than those below it, so they are tied afterwards.
  await tx.$executeRaw`
    UPDATE "Organisation" SET "superiorId" = above."superiorId"
    FROM unnest(${organisations.map(({ id }) => id)}::uuid[], ${organisations.map(({ superiorId }) => superiorId)}::uuid[])
      AS above("id", "superiorId")
    WHERE "Organisation"."id" = above."id"`;
  const responsibilities = topics.flatMap(({ id, bureau }) =>
    bureau === null
      ? []
      : organisations
          .filter((row) => row.bureau === bureau)
          .map((row) => ({ topicId: id, organisationId: row.id })),
  );
  await tx.topicResponsibility.createMany({ data: responsibilities, skipDuplicates: true });
}

async function writePeople(tx: Transaction, keys: SeedKeys, city: City, passwordHash: string): Promise<void> {
  const person = (id: string, n: number, name: string) => ({
    id,
    ...sealName(keys, id, name),
    phoneSealed: sealPhone(keys, id, demonstrationPhone(n)),
    phoneIndex: phoneIndexOf(keys, demonstrationPhone(n)),
    isDemonstration: true,
  });
  await tx.person.createMany({
    data: [
      ...city.residents.map(({ id, n, name, homeDivisionCode }) => ({
        ...person(id, n, name),
        homeDivisionCode,
      })),
      ...city.members.map(({ n, actor }) => ({
        ...person(actor.personId, n, actor.displayName),
        passwordHash,
      })),
    ],
  });
  await tx.membership.createMany({
    data: city.members.map(({ actor }) => ({
      id: actor.membershipId,
      personId: actor.personId,
      organisationId: actor.organisationId,
      role: actor.role,
      displayName: actor.displayName,
      post: actor.post,
      since: new Date("2025-01-02T00:00:00Z"),
    })),
  });
}
