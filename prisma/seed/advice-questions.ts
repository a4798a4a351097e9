/** Half a year of questions to the advisers of the demonstration city. */
import { addDays, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { momentOf } from "#app/legal-advice/bookings/slots.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import type { SeedAdviser } from "./advice-cast.ts";
import { type AdviceCity, minute } from "./advice-rows.ts";
import { adviceStories } from "./advice-stories.ts";
import type { QuestionRows, Served } from "./question-history.ts";
import { type BegunQuestion, liveQuestion } from "./question-lives.ts";
import type { Random } from "./random.ts";

const questionCount = 640;
/** Of the resident whom the start names. */
const ownQuestions = 4;
/** Of others of that village, still to be answered by the adviser whom the start names. */
const openQuestions = 4;
const firstNumber = 60_000;

export type SeedQuestion = QuestionRows &
  Pick<BegunQuestion, "asker" | "village" | "story" | "askedAt"> & {
    readonly id: string;
    readonly number: string;
  };

export function adviceQuestions(
  advisers: readonly SeedAdviser[],
  city: AdviceCity,
  calendar: WorkingCalendar,
  random: Random,
  now: Date,
): readonly SeedQuestion[] {
  /** Stories that stand in the knowledge base: of the same one only the first is published. */
  const published = new Set<string>();
  return Array.from({ length: questionCount }, (_, at) => {
    const own = at < ownQuestions;
    const stays = !own && at < ownQuestions + openQuestions;
    const asker = city.residents[own ? 0 : random.between(1, city.residents.length - 1)];
    if (asker === undefined) throw new Error("a city has residents");
    // More of the recent than of the old, so that there is something to do; the first resident's lie some days apart.
    const age = own ? ([1, 5, 20, 70][at] ?? 1) : stays ? at % 3 : 180 * random.next() ** 1.6;
    const day = addDays(localDateOf(now), -Math.floor(age));
    const askedAt = new Date(
      Math.min(momentOf(day, random.between(7 * 60, 21 * 60)).getTime(), now.getTime() - 40 * minute),
    );
    const served = random.pick(advisers);
    const [running] = served.sponsorships.slice(-1);
    const village =
      own || stays
        ? city.home
        : random.chance(0.7)
          ? random.pick(running?.villages ?? [])
          : random.pick(city.villages);
    const story = own ? adviceStories[at * 3] : random.pick(adviceStories);
    if (story === undefined) throw new Error("there are stories");
    const near = advisersFor(village, localDateOf(askedAt), advisers);
    const begun = { asker, village, story, askedAt, own: own ? at : null, stays, near, published };
    return {
      ...begun,
      ...liveQuestion(begun, calendar, random, now),
      number: caseNumber({ date: localDateOf(askedAt), sequence: firstNumber + at }),
    };
  });
}

/** Who advises a place on a day, nearest first; of as near ones the first in the list. */
function advisersFor(
  village: DivisionRow,
  day: LocalDate,
  advisers: readonly SeedAdviser[],
): readonly Served[] {
  const [, county = "", township = ""] = village.path.split("/");
  const rank = { village: 0, township: 1, county: 2, city: 3 };
  return advisers
    .flatMap((adviser): Served[] => {
      const sponsorship = adviser.sponsorships.find(
        ({ startsOn, endsOn }) => startsOn <= day && day <= endsOn,
      );
      if (sponsorship === undefined) return [];
      const served = sponsorship.villages;
      const nearness = served.some(({ code }) => code === village.code)
        ? "village"
        : served.some(({ parentCode }) => parentCode === township)
          ? "township"
          : served.some(({ path }) => path.split("/")[1] === county)
            ? "county"
            : "city";
      return [{ adviser, sponsorship, nearness }];
    })
    .sort((one, other) => rank[one.nearness] - rank[other.nearness]);
}
