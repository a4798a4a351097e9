/**
 * Three yearly rounds of the demonstration city: the same frame of enterprises each year, a sample, its answers and what
 * was found. The assessor's own rules do the work: strata, sample and figures are those that real rounds get.
 */
import { localDateOf, yearOf } from "#app/deadlines/local-date.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { newId } from "#app/platform/ids.ts";
import {
  type Answer,
  type Answers,
  askedQuestions,
  keptAnswers,
  notApplicable,
  type Rating,
} from "#app/surveys/questionnaires/answers.ts";
import { ruleOfLaw } from "#app/surveys/questionnaires/library/rule-of-law.ts";
import type { Question } from "#app/surveys/questionnaires/questionnaire.ts";
import type { RoundResults } from "#app/surveys/results/round-results.ts";
import { type SampledStratum, workOutResults } from "#app/surveys/results/work-out-results.ts";
import { drawSample, expectedMargin } from "#app/surveys/rounds/draw-sample.ts";
import {
  type EnterpriseSize,
  groupOfIndustry,
  type IndustrySection,
} from "#app/surveys/rounds/industries.ts";
import { type FormedStratum, formStrata } from "#app/surveys/rounds/strata.ts";
import { inventEnterprises } from "./enterprises.ts";
import { type Random, randomFrom } from "./random.ts";
import { openWords } from "./survey-words.ts";

const enterpriseCount = 1_592;
const sampleSize = 640;
/** Of those drawn, in the first year and by how much more each year. */
const firstShare = 0.55;
const moreEachYear = 0.05;

export type SeedEnterprise = {
  readonly creditCode: string;
  readonly name: string;
  readonly address: string;
  readonly divisionCode: string;
  readonly industry: IndustrySection;
  readonly size: EnterpriseSize;
};

export type SeedStratum = Omit<FormedStratum, "units"> & {
  readonly id: string;
  readonly population: number;
  readonly drawn: number;
};

export type SeedRound = {
  readonly id: string;
  readonly year: number;
  readonly seed: number;
  readonly margin: number;
  readonly strata: readonly SeedStratum[];
  /** Its own id in this round's frame, stratum, and whether it was drawn and took part. */
  readonly frame: readonly (SeedEnterprise & {
    readonly id: string;
    readonly stratumId: string;
    readonly isDrawn: boolean;
    readonly tookPart: boolean;
  })[];
  readonly answers: readonly { readonly stratumId: string; readonly content: Answers }[];
  readonly results: RoundResults;
};

/** The years whose rounds are published by `now`: they open in September and are published in October. */
export function surveyYears(now: Date): readonly number[] {
  const today = localDateOf(now);
  const last = today.slice(5) >= "10-21" ? yearOf(today) : yearOf(today) - 1;
  return [last - 2, last - 1, last];
}

export function surveyRounds(divisions: readonly DivisionRow[], now: Date): readonly SeedRound[] {
  const random = randomFrom(421_000_592);
  const counties = divisions.filter(({ level }) => level === "county").map(({ code }) => code);
  const enterprises = inventFrame(counties, random);
  const rounds: SeedRound[] = [];
  for (const [at, year] of surveyYears(now).entries())
    rounds.push(playRound(enterprises, { at, year, previous: rounds.at(-1)?.results ?? null, random }));
  return rounds;
}

const sections: readonly (readonly [IndustrySection, number])[] = [
  ["A", 10],
  ["C", 28],
  ["E", 9],
  ["F", 24],
  ["H", 9],
  ["G", 5],
  ["I", 4],
  ["L", 5],
  ["O", 6],
];
const sizeShares: readonly (readonly [EnterpriseSize, number])[] = [
  ["large", 2],
  ["medium", 10],
  ["small", 44],
  ["micro", 44],
];

function inventFrame(counties: readonly string[], random: Random): readonly SeedEnterprise[] {
  // The towns have more than the counties, as everywhere.
  const weighted = counties.map((code, at) => [code, at < 2 ? 18 : 10] as const);
  return inventEnterprises(enterpriseCount, random).map(({ name, creditCode, address }, at) => ({
    name: name.replace("有限公司", `${at + 1} 号有限公司`),
    creditCode,
    address,
    divisionCode: pickWeighted(weighted, random),
    industry: pickWeighted(sections, random),
    size: pickWeighted(sizeShares, random),
  }));
}

function pickWeighted<Item>(items: readonly (readonly [Item, number])[], random: Random): Item {
  let left = random.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  throw new Error("nothing to pick from");
}

function playRound(
  enterprises: readonly SeedEnterprise[],
  {
    at,
    year,
    previous,
    random,
  }: {
    readonly at: number;
    readonly year: number;
    readonly previous: RoundResults | null;
    readonly random: Random;
  },
): SeedRound {
  const units = enterprises.map((enterprise) => ({ ...enterprise, id: newId() }));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const formed = formStrata(
    units.map(({ id, divisionCode, size, industry }) => ({
      id,
      county: divisionCode,
      size,
      industry: groupOfIndustry(industry),
    })),
  );
  const seed = year * 10_000 + 901;
  const wanted = { seed, size: sampleSize, allocation: "proportional" as const };
  const frameStrata = formed.map(({ key, units: held }) => ({ id: key, units: held }));
  const drawn = drawSample(frameStrata, wanted);
  const margin = expectedMargin(
    frameStrata,
    drawn.map((each) => each.units.length),
    firstShare,
  );
  const share = firstShare + moreEachYear * at;
  const answers: { stratumId: string; content: Answers }[] = [];
  const frame: SeedRound["frame"][number][] = [];
  const strata: (SeedStratum & SampledStratum)[] = [];
  for (const [index, { units: held, ...stratum }] of formed.entries()) {
    const id = newId();
    const invited = new Set(drawn[index]?.units ?? []);
    let tookPart = 0;
    for (const unitId of held) {
      const unit = byId.get(unitId);
      if (unit === undefined) throw new Error("a stratum holds what is not in the frame");
      const takesPart = invited.has(unitId) && random.chance(share);
      if (takesPart) {
        tookPart += 1;
        answers.push({ stratumId: id, content: answerAs(unit, at, random) });
      }
      frame.push({ ...unit, stratumId: id, isDrawn: invited.has(unitId), tookPart: takesPart });
    }
    strata.push({ ...stratum, id, population: held.length, drawn: invited.size, tookPart });
  }
  const results = workOutResults({
    questionnaire: ruleOfLaw,
    strata,
    answers: answers.map(({ stratumId, content }) => ({ stratum: stratumId, answers: content })),
    weights: null,
    previous,
  });
  return {
    id: newId(),
    year,
    seed,
    margin,
    strata: strata.map(({ tookPart: _, ...stratum }) => stratum),
    frame,
    answers,
    results,
  };
}

/** What each dimension scores in the first year, and what it gains each year. */
const levels: Readonly<Record<string, readonly [first: number, gain: number]>> = {
  access: [3.7, 0.08],
  integrity: [3.4, 0.05],
  enforcement: [3.3, 0.22],
  justice: [3.5, 0.12],
  legal_services: [3.8, 0.06],
  property_rights: [3.6, 0.02],
  conduct: [3.6, 0.15],
};

function answerAs(enterprise: SeedEnterprise, year: number, random: Random): Answers {
  // Some are content with everything, others with nothing; places and sizes differ a little.
  const mood = (random.next() + random.next() + random.next() - 1.5) * 1.1;
  const place = (Number(enterprise.divisionCode.slice(-2)) % 7) / 14 - 0.2;
  const size = { large: 0.25, medium: 0.1, small: 0, micro: -0.12 }[enterprise.size];
  const bias = mood + place + size;
  let answers: Answers = {};
  for (;;) {
    const next = askedQuestions(ruleOfLaw, answers).find(({ id }) => !(id in answers));
    if (next === undefined) return keptAnswers(ruleOfLaw, cleaned(answers));
    answers = { ...answers, [next.id]: answerTo(next, { bias, year, random }) };
  }
}

/** A question that somebody leaves out is marked while the others are asked. */
const leftOut: Answer = { kind: "short_text", value: "" };

function cleaned(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== leftOut));
}

function answerTo(
  question: Question,
  { bias, year, random }: { readonly bias: number; readonly year: number; readonly random: Random },
): Answer {
  const [first, gain] = levels[question.dimension ?? ""] ?? [3.6, 0.1];
  const rated = (): Rating => {
    if (random.chance(0.05)) return notApplicable;
    const level = first + gain * year + bias + (random.next() - 0.5) * 1.6;
    return Math.min(5, Math.max(1, Math.round(level))) as Rating;
  };
  if (!question.required && random.chance(0.04)) return leftOut;
  switch (question.kind) {
    case "rating":
      return { kind: "rating", value: rated() };
    case "matrix":
      return { kind: "matrix", rows: Object.fromEntries(question.rows.map(({ id }) => [id, rated()])) };
    case "recommend":
      return { kind: "recommend", value: Math.min(10, Math.max(0, Math.round(7 + bias * 2 + year * 0.3))) };
    case "number":
      return { kind: "number", value: random.between(0, Math.min(question.most, 6)) };
    case "single": {
      const { id } = random.pick(question.options);
      const good = question.options[0]?.id ?? id;
      return { kind: "single", option: random.chance(0.45 + bias * 0.1) ? good : id, other: null };
    }
    case "multiple":
      return { kind: "multiple", options: someOf(question, random), other: null };
    case "long_text":
      return random.chance(0.25) ? { kind: "long_text", value: random.pick(openWords) } : leftOut;
    default:
      return leftOut;
  }
}

/** One to three; "none of these" stands alone. */
function someOf(question: Extract<Question, { kind: "multiple" }>, random: Random): readonly string[] {
  const ids = question.options.map(({ id }) => id);
  if (ids.includes("none") && random.chance(0.35)) return ["none"];
  const count = random.between(1, Math.min(question.most ?? 3, 3));
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(random.pick(ids.filter((id) => id !== "none")));
  return ids.filter((id) => chosen.has(id));
}
