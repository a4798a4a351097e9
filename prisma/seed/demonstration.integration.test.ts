import { beforeAll, describe, expect, it } from "vitest";
import { staffActor } from "#app/accounts/current-actor.server.ts";
import { addDays, columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { offersFor } from "#app/legal-advice/bookings/find-slots.server.ts";
import { keepTheLineMoving } from "#app/legal-advice/bookings/offer-times.server.ts";
import { fewestMatters } from "#app/legal-advice/settings.ts";
import { advisersNear } from "#app/legal-advice/sponsorships/advisers-near.server.ts";
import { overseeAdvice } from "#app/legal-advice/sponsorships/oversee-advice.server.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { readRatings } from "#app/ratings/read-ratings.server.ts";
import { publicFindings } from "#app/surveys/rectification/read-tasks.server.ts";
import { publicRounds, publishedRound } from "#app/surveys/results/published-round.server.ts";
import { ratingSources } from "#server/rating-sources.ts";
import { unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { loadDemonstration } from "./demonstration.ts";
import { homeTown } from "./demonstration-people.ts";
import { surveyYears } from "./survey-rounds.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-11-23T13:00:00+08:00");
const today = localDateOf(now);

describe("the demonstration city", () => {
  beforeAll(async () => {
    await loadDemonstration(db, env, now);
  }, 90_000);

  it("has sixty advisers with licences, paid by forty bureaus", async () => {
    const advisers = await db.adviser.findMany({ select: { licenceNumber: true } });
    expect(advisers).toHaveLength(60);
    for (const { licenceNumber } of advisers) expect(licenceNumber).toMatch(/^\d{17}$/);
    const sponsors = await db.sponsorship.findMany({
      distinct: ["sponsorId"],
      select: { sponsor: { select: { kind: true } } },
    });
    expect(sponsors).toHaveLength(40);
    expect(new Set(sponsors.map(({ sponsor }) => sponsor.kind))).toEqual(new Set(["bureau"]));
  });

  it("gives every township an adviser, so that every village has one near it", async () => {
    const without = await db.$queryRaw`
      SELECT t."name" FROM "Division" t WHERE t."level" = 'township' AND NOT EXISTS (
        SELECT 1 FROM "SponsoredDivision" sd JOIN "Division" d ON d."code" = sd."divisionCode"
        JOIN "Sponsorship" s ON s."id" = sd."sponsorshipId"
        WHERE d."parentCode" = t."code" AND s."startsOn" <= ${columnFromLocalDate(today)}::date
          AND s."endsOn" >= ${columnFromLocalDate(today)}::date)`;
    expect(without).toEqual([]);
  });

  it("leaves every account of hours balanced to the minute", async () => {
    expect(await unbalancedAccounts(db)).toEqual([]);
    const [sums] = await db.$queryRaw<{ charged: number; used: number }[]>`
      SELECT (SELECT SUM("chargedMinutes")::int FROM "ServiceRecord") AS "charged",
        (SELECT SUM("usedMinutes")::int FROM "HoursAccount") AS "used"`;
    expect(sums?.charged).toBe(sums?.used);
  });

  it("keeps every audit chain whole", async () => {
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("shows the home village its own adviser with free times in the days ahead", async () => {
    const home = await homeVillage();
    const [first] = await advisersNear(db, { path: home.path, day: today });
    expect(first).toMatchObject({ displayName: "陆文清", nearness: "village" });
    const offers = await offersFor(db, { path: home.path, fromDay: today, toDay: addDays(today, 14), now });
    expect(offers[0]?.slots.length).toBeGreaterThan(10);
  });

  it("has bookings and questions in every state, some of them ahead", async () => {
    const bookings = await db.booking.groupBy({ by: ["state"], _count: { _all: true } });
    expect(bookings.map(({ state }) => state).sort()).toEqual(
      ["cancelled", "confirmed", "lapsed", "no_show", "offered", "served"].sort(),
    );
    const questions = await db.legalQuestion.groupBy({ by: ["state"], _count: { _all: true } });
    expect(questions.map(({ state }) => state).sort()).toEqual(
      ["answered", "asked_back", "assigned", "closed", "waiting", "withdrawn"].sort(),
    );
    const ahead = await db.booking.count({ where: { state: "confirmed", startsAt: { gt: now } } });
    expect(ahead).toBeGreaterThan(40);
  });

  it("gives the adviser whom the start names something to do: questions to answer, people to meet", async () => {
    const adviser = await db.adviser.findFirstOrThrow({ where: { displayName: "陆文清" } });
    const open = { adviserId: adviser.id, state: "assigned" as const };
    expect(await db.legalQuestion.count({ where: open })).toBeGreaterThanOrEqual(4);
    const ahead = { adviserId: adviser.id, state: "confirmed" as const, startsAt: { gt: now } };
    expect(await db.booking.count({ where: ahead })).toBeGreaterThanOrEqual(4);
  });

  it("shows supervisors numbers of firms, and none of a firm with few lawyers in their territory", async () => {
    const { personId } = await db.membership.findFirstOrThrow({ where: { displayName: "沈彩霞" } });
    const administrator = await staffActor(db, personId, null, now);
    if (administrator === null) throw new Error("the administrator works there");
    const { firms, hours } = await overseeAdvice(db, administrator, now);
    expect(firms).toHaveLength(18);
    expect(hours.used + hours.held).toBeLessThanOrEqual(hours.bought);
    const shown = firms.flatMap(({ counts }) => (counts === null ? [] : [counts]));
    expect(shown.length).toBeGreaterThan(5);
    for (const { rated, served, levels } of shown) {
      expect(rated).toBeGreaterThanOrEqual(fewestMatters);
      expect(rated).toBeLessThanOrEqual(served);
      expect(levels.reduce((sum, level) => sum + level, 0)).toBe(rated);
    }
    const { divisionPath } = administrator;
    const small = { ...administrator, role: "supervisor" as const, divisionPath: `${divisionPath}421071/` };
    for (const { counts } of (await overseeAdvice(db, small, now)).firms) expect(counts).toBeNull();
  });

  it("gives the job that moves the line nothing to do, for those who wait wait for a full day", async () => {
    const before = await db.waitlistEntry.count({ where: { state: "waiting" } });
    expect(before).toBeGreaterThan(3);
    await keepTheLineMoving(db, env, now);
    expect(await db.waitlistEntry.count({ where: { state: "waiting" } })).toBe(before);
    expect(await unbalancedAccounts(db)).toEqual([]);
  });

  it("has three yearly rounds of 1,592 enterprises, so that a course can be seen, and findings in every state", async () => {
    const rounds = await publicRounds(db);
    expect(rounds.map(({ slug }) => slug)).toEqual([...surveyYears(now)].reverse().map(String));
    for (const { slug } of rounds) {
      const round = await publishedRound(db, slug);
      expect(round?.results).toMatchObject({ population: 1_592, drawn: 640 });
      expect(round?.results.overall?.answers).toBeGreaterThan(300);
      expect(round?.results.by.county.every(({ figure }) => figure !== null)).toBe(true);
    }
    expect((await publishedRound(db, rounds[0]?.slug ?? ""))?.course).toHaveLength(3);
    const findings = await publicFindings(db, now);
    expect(
      new Set(findings.flatMap(({ tasks }) => tasks.map(({ state }) => state))).size,
    ).toBeGreaterThanOrEqual(2);
  });

  it("says how every service was rated, and nothing of whoever few rated", async () => {
    const statistics = await readRatings({ db, ratings: ratingSources }, now);
    expect(statistics.map(({ service }) => service)).toEqual(["window", "handling", "booking", "question"]);
    for (const { whole, organisations } of statistics) {
      expect(whole?.rated).toBeGreaterThan(10);
      for (const { rated } of organisations) expect(rated).toBeGreaterThanOrEqual(10);
    }
    expect(await db.callBack.count({ where: { doneOn: { not: null } } })).toBeGreaterThan(10);
  });
});

function homeVillage() {
  return db.division.findFirstOrThrow({
    where: {
      level: "village",
      name: { startsWith: homeTown.village },
      parent: { name: homeTown.township, parentCode: homeTown.county },
    },
  });
}
