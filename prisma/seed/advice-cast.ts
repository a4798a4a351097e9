/**
 * Who advises the demonstration city: firms, their lawyers with weekly hours, the bureaus that pay for them and the
 * villages that share them. Every township has an adviser of its own, so nobody is further away than that.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import { addDays, addMonths, type LocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import type { AdviserSchedule } from "#app/legal-advice/bookings/slots.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { newId } from "#app/platform/ids.ts";
import { homeTown } from "./demonstration-people.ts";
import { bureauKinds, type OrganisationRow } from "./organisations.ts";
import type { Random } from "./random.ts";

export const adviserCount = 60;
const cityBureaus = 16;
const countyBureaus = 24;

const firmNames =
  "稻香 长堤 清渠 白鹭 芦花 渡口 晓舟 石桥 明灯 秋田 月湖 竹影 荷风 古井 楚声 平原 信言 百川".split(" ");

/** Law firms of city and counties. Invented, like everybody in them. */
export function lawFirmsOf(divisions: readonly DivisionRow[]): readonly OrganisationRow[] {
  const seats = divisions.filter(({ level }) => level === "city" || level === "county");
  return firmNames.map((name, at) => {
    const seat = seats[at % seats.length];
    if (seat === undefined) throw new Error("a city has divisions");
    return {
      id: newId(),
      slug: `firm-${at + 1}`,
      name: `湖北${name}律师事务所`,
      nameEn: null,
      kind: "law_firm",
      divisionCode: seat.code,
      superiorId: null,
      takesAccusations: false,
      address: `${seat.name}法律服务中心 ${at + 1} 室`,
      phone: null,
      openingHours: "工作日 8:30–12:00，14:30–17:30",
      bureau: null,
    };
  });
}

/** The firm of the adviser with this place in the list: neighbours work for the same. */
export function firmSlugOf(at: number): string {
  return `firm-${1 + Math.floor((at * firmNames.length) / adviserCount)}`;
}

export type WeeklyRow = AdviserSchedule["weekly"][number];

export type SeedAdviser = {
  readonly id: string;
  readonly actor: StaffActor;
  readonly licenceNumber: string;
  readonly weekly: readonly WeeklyRow[];
  /** Days away. */
  readonly away: readonly LocalDate[];
  readonly sponsorships: readonly SeedSponsorship[];
};

export type SeedSponsorship = {
  readonly id: string;
  readonly sponsorId: string;
  readonly startsOn: LocalDate;
  /** The last day. */
  readonly endsOn: LocalDate;
  readonly minutesPerMonth: number;
  readonly villages: readonly DivisionRow[];
};

/** `staff` are the members that are advisers, in the order in which they were hired; the first is the home town's. */
export function castAdvisers({
  divisions,
  bySlug,
  staff,
  random,
  today,
}: {
  readonly divisions: readonly DivisionRow[];
  readonly bySlug: ReadonlyMap<string, OrganisationRow>;
  readonly staff: readonly StaffActor[];
  readonly random: Random;
  readonly today: LocalDate;
}): readonly SeedAdviser[] {
  const idOf = (slug: string) => {
    const row = bySlug.get(slug);
    if (row === undefined) throw new Error(`no organisation ${slug}`);
    return row.id;
  };
  const areas = areasOf(divisions, random);
  const sponsors = sponsorsOf(divisions, areas);
  return areas.map(({ villages }, at) => {
    const [actor, sponsor] = [staff[at], sponsors[at]];
    if (actor === undefined || sponsor === undefined) throw new Error("as many advisers as areas");
    return {
      id: newId(),
      actor,
      licenceNumber: `14210${2004 + (at % 17)}1${at % 2}${String(100_000 + at * 1_237)}`,
      weekly: weeklyHours(at, villages, idOf),
      away: random.chance(0.3) ? [addDays(today, random.between(3, 18))] : [],
      sponsorships: termsOf(at, { sponsorId: idOf(sponsor), villages, random, today }),
    };
  });
}

type Area = { readonly county: string; readonly villages: readonly DivisionRow[] };

/** One area an adviser: some villages in two or three townships of a county, none of them left out. */
function areasOf(divisions: readonly DivisionRow[], random: Random): readonly Area[] {
  const counties = divisions
    .filter(({ level }) => level === "county")
    // The home county first: its first adviser is the one whom the start names.
    .sort((one, other) => Number(other.code === homeTown.county) - Number(one.code === homeTown.county) || 0);
  const townshipsOf = (county: string) =>
    divisions
      .filter(({ level, parentCode }) => level === "township" && parentCode === county)
      .sort(
        (one, other) => Number(other.name === homeTown.township) - Number(one.name === homeTown.township),
      );
  const shares = shareOut(
    adviserCount,
    counties.map(({ code }) => townshipsOf(code).length),
  );
  return counties.flatMap(({ code }, place) => {
    const count = shares[place] ?? 0;
    const areas = Array.from({ length: count }, (): DivisionRow[] => []);
    for (const [at, township] of townshipsOf(code).entries())
      areas[at % count]?.push(...someVillages(divisions, township, random));
    return areas.map((villages) => ({ county: code, villages }));
  });
}

function someVillages(
  divisions: readonly DivisionRow[],
  township: DivisionRow,
  random: Random,
): readonly DivisionRow[] {
  const villages = divisions.filter(
    ({ parentCode, level }) => level === "village" && parentCode === township.code,
  );
  const first = villages.findIndex(
    ({ name }) => township.name === homeTown.township && name.startsWith(homeTown.village),
  );
  const from = first >= 0 ? first : random.between(0, villages.length - 1);
  return Array.from(
    { length: Math.min(villages.length, random.between(2, 4)) },
    (_, step) => villages[(from + step) % villages.length],
  ).filter((village) => village !== undefined);
}

/** Slugs of who pays, one an area: bureaus of the county first, then those of the city; forty in all. */
function sponsorsOf(divisions: readonly DivisionRow[], areas: readonly Area[]): readonly string[] {
  const counties = [...new Set(areas.map(({ county }) => county))];
  const quota = shareOut(
    countyBureaus,
    counties.map((county) => areas.filter((area) => area.county === county).length),
  );
  const city = divisions.find(({ level }) => level === "city")?.code;
  const used = new Map<string, number>();
  // The home town's adviser is paid by the bureau whose handler the start names.
  const water = bureauKinds.findIndex(([id]) => id === "water");
  const kind = (at: number) => bureauKinds[(water + at) % bureauKinds.length]?.[0];
  let inCity = 0;
  return areas.map(({ county }) => {
    const at = used.get(county) ?? 0;
    used.set(county, at + 1);
    const place = counties.indexOf(county);
    if (at < (quota[place] ?? 0)) return `bureau-${kind(place * 3 + at)}-${county}`;
    inCity += 1;
    return `bureau-${kind(inCity % cityBureaus)}-${city}`;
  });
}

/** The agreement that runs, and for some the one before it or the one that follows. */
function termsOf(
  at: number,
  {
    sponsorId,
    villages,
    random,
    today,
  }: {
    readonly sponsorId: string;
    readonly villages: readonly DivisionRow[];
    readonly random: Random;
    readonly today: LocalDate;
  },
): readonly SeedSponsorship[] {
  const month = localDateFrom(`${today.slice(0, 7)}-01`);
  const one = (startsOn: LocalDate, endsOn: LocalDate, hours: number): SeedSponsorship => ({
    id: newId(),
    sponsorId,
    startsOn,
    endsOn,
    minutesPerMonth: hours * 60,
    villages,
  });
  // Two have so few hours that a month's are used up before its end.
  const hours = at === 0 ? 24 : at === 3 || at === 11 ? 2 : random.between(6, 14);
  const renewed = at % 7 === 2;
  const startsOn = addMonths(month, renewed ? -3 : -random.between(7, 11));
  const endsOn = addDays(addMonths(startsOn, 24), -1);
  const runs = one(startsOn, at === 5 ? addDays(today, 26) : endsOn, hours);
  return renewed
    ? [one(addMonths(startsOn, -12), addDays(startsOn, -1), Math.max(2, hours - 2)), runs]
    : [runs];
}

const clockTime = (hour: number, minute = 0) => hour * 60 + minute;

/** Two half days out, two at the firm's desk, for some a Saturday in the village and an afternoon with enterprises. */
function weeklyHours(
  at: number,
  villages: readonly DivisionRow[],
  idOf: (slug: string) => string,
): readonly WeeklyRow[] {
  const weekday = (step: number) => 1 + ((at + step) % 5);
  const centre = (place: number) => {
    const village = villages[place % villages.length];
    return village === undefined ? null : idOf(`centre-${village.code}`);
  };
  const hours = (
    day: number,
    [fromTime, toTime]: readonly [number, number],
    mode: WeeklyRow["mode"],
    placeId: string | null = null,
  ): WeeklyRow => ({ weekday: day, fromTime, toTime, mode, placeId, capacity: 1 });
  return [
    hours(weekday(0), [clockTime(9), clockTime(11, 30)], "at_village", centre(0)),
    hours(weekday(1), [clockTime(14, 30), clockTime(17)], "by_phone"),
    hours(weekday(2), [clockTime(9), clockTime(11, 30)], "at_firm"),
    hours(weekday(3), [clockTime(14, 30), clockTime(16, 30)], "by_video"),
    ...(at % 4 === 0 ? [hours(6, [clockTime(9), clockTime(11)], "at_village", centre(1))] : []),
    ...(at % 3 === 0 ? [hours(weekday(4), [clockTime(14, 30), clockTime(17)], "at_enterprise")] : []),
  ];
}

/** `total` in whole parts by weight, at least one each, the largest remainders first. */
function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map((part) => Math.max(1, Math.floor(part)));
  const order = exact
    .map((part, at) => ({ at, left: part - Math.floor(part) }))
    .sort((one, other) => other.left - one.left);
  for (let turn = 0; parts.reduce((all, part) => all + part, 0) < total; turn += 1) {
    const at = order[turn % order.length]?.at ?? 0;
    parts[at] = (parts[at] ?? 0) + 1;
  }
  return parts;
}
