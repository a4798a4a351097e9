import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateInput, Select, type TypedDay } from "#app/ui/field.tsx";
import { Due } from "#app/ui/letter.tsx";
import { Disclosure } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues, Rows } from "#app/ui/rows.tsx";
import { typedDay } from "#app/ui/typed-day.ts";
import { Words } from "#app/ui/words.tsx";
import { loadCalendarYears } from "../calendar-queries.server.ts";
import { type LocalDate, localDateOf, parseLocalDate } from "../local-date.ts";
import {
  type ClockFace,
  clockFace,
  type StatutoryDeadline,
  statutoryDeadline,
} from "../statutory-deadline.ts";
import {
  type Bilingual,
  isRuleId,
  type Matter,
  type RuleId,
  ruleIds,
  ruleInForce,
  type StatutoryRule,
} from "../statutory-rules.ts";
import { workingCalendar } from "../working-calendar.ts";

/** A GET form, so that a result has an address of its own to send to somebody. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const question = readQuestion(new URL(request.url).searchParams);
  const years = await loadCalendarYears(context.db);
  const today = localDateOf(context.now());
  const { rule, from } = question;
  const deadline =
    rule === null || from === null
      ? null
      : statutoryDeadline({ rule, from, calendar: workingCalendar(years) });
  const answer = {
    ...question,
    today,
    deadline,
    face: deadline && clockFace(deadline.due, today),
    knownYears: years.map(({ year }) => year),
  };
  const refused = question.ruleProblem !== null || question.fromProblem !== null;
  return data(answer, { status: refused ? 400 : 200 });
}

type Question = {
  readonly typedRule: string;
  readonly typedFrom: TypedDay;
  readonly rule: RuleId | null;
  readonly from: LocalDate | null;
  readonly ruleProblem: "rule" | "unknownRule" | null;
  readonly fromProblem: "from" | "wrongDate" | null;
};

/** `from` comes in three boxes from the form, and as `YYYY-MM-DD` from links. */
function readQuestion(query: URLSearchParams): Question {
  const typedRule = query.get("rule") ?? "";
  const whole = query.get("from");
  const boxes = typedDay(query, "from");
  const [year, month, day] = whole?.split("-") ?? [];
  const typedFrom = whole === null ? boxes.typed : { year, month, day };
  const written = whole ?? boxes.day;
  const parsed = written === null || written === "" ? null : parseLocalDate(written);
  const asked = [...query.keys()].some((key) => key === "rule" || key.startsWith("from"));
  const rule = isRuleId(typedRule) ? typedRule : null;
  return {
    typedRule,
    typedFrom,
    rule,
    from: parsed?.ok ? parsed.date : null,
    ruleProblem: !asked || rule !== null ? null : typedRule === "" ? "rule" : "unknownRule",
    fromProblem: !asked || parsed?.ok ? null : parsed === null ? "from" : "wrongDate",
  };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.deadlines.title);

export default function Deadlines() {
  const { typedRule, typedFrom, ruleProblem, fromProblem, today, deadline, face, knownYears } =
    useLoaderData<typeof loader>();
  const { deadlines } = useMessages();
  const ruleError = ruleProblem === null ? undefined : deadlines.problems[ruleProblem];
  const fromError = fromProblem === null ? undefined : deadlines.problems[fromProblem];
  const [year, month, day] = today.split("-").map((part) => String(Number(part)));
  const untouched = typedRule === "" && Object.values(typedFrom).every((part) => !part);
  return (
    <Column>
      <ErrorSummary
        problems={[
          ...(ruleError === undefined ? [] : [{ field: "rule", words: ruleError }]),
          ...(fromError === undefined ? [] : [{ field: "from", words: fromError }]),
        ]}
      />
      <PageHead title={deadlines.title} lead={deadline === null ? deadlines.lead : undefined} />
      {deadline !== null && face !== null && <Result deadline={deadline} face={face} />}
      <Form action={addresses.deadlines}>
        <Select
          name="rule"
          label={deadlines.rule}
          error={ruleError}
          placeholder
          defaultValue={typedRule}
          options={useRuleOptions(today)}
        />
        <DateInput
          name="from"
          label={deadlines.from}
          hint={deadlines.fromHint}
          error={fromError}
          value={untouched && ruleProblem === null ? { year, month, day } : typedFrom}
        />
        <Actions>
          <Button tone="main">{deadlines.work}</Button>
        </Actions>
      </Form>
      <AllClocks today={today} />
      <HowWeCount knownYears={knownYears} />
    </Column>
  );
}

function Result({ deadline, face }: { deadline: StatutoryDeadline; face: ClockFace }) {
  const { deadlines, common } = useMessages();
  const { result } = deadlines;
  const say = useBilingual();
  const language = useLanguage();
  const rule = ruleInForce(deadline.rule, deadline.from);
  const day = formatDayLong(deadline.due, language);
  return (
    <section aria-label={sayTitle(say(rule.title))} className="mb-10">
      <h2>{sayTitle(say(rule.title))}</h2>
      <Due
        face={face}
        sentence={
          <span className="text-display">
            <Words text={deadline.provisional ? result.provisional(day) : result.latest(day)} />
          </span>
        }
        why={say(deadline.explanation)}
      />
      <KeyValues
        entries={[
          [result.ground, say(deadline.article)],
          [result.amount, deadlines.amount[rule.unit](rule.amount)],
          [result.party, deadlines.party[rule.party]],
          [result.since, formatDayLong(rule.effectiveFrom, language)],
          [result.sure, deadlines.confidence[rule.confidence]],
        ]}
      />
      <p className="mt-4">{rule.party === "organ" ? result.officeLate : result.yoursLate}</p>
      {rule.party === "organ" && <TextLink to={addresses.track}>{common.nav.track}</TextLink>}
    </section>
  );
}

function AllClocks({ today }: { today: LocalDate }) {
  const { deadlines } = useMessages();
  const say = useBilingual();
  return (
    <Section title={deadlines.all.title}>
      <p className="mb-2 text-ink-2">{deadlines.all.lead}</p>
      {rulesByMatter(today).map(([matter, rules]) => (
        <Disclosure key={matter} summary={deadlines.all.count(deadlines.matter[matter], rules.length)}>
          <Rows>
            {rules.map((rule) => (
              <div key={rule.id}>
                <TextLink to={`${addresses.deadlines}?rule=${rule.id}&from=${today}`}>
                  {sayTitle(say(rule.title))}
                </TextLink>
                <p>{deadlines.all.from(say(rule.startsWith), deadlines.amount[rule.unit](rule.amount))}</p>
                <p className="text-ink-2 text-min">{say(rule.article)}</p>
              </div>
            ))}
          </Rows>
        </Disclosure>
      ))}
    </Section>
  );
}

function HowWeCount({ knownYears }: { knownYears: readonly number[] }) {
  const { deadlines, common } = useMessages();
  const { how } = deadlines;
  return (
    <Section title={how.title}>
      <Rows>
        <p>{how.start}</p>
        <p>{how.yours}</p>
        <p>{how.office}</p>
        <p>{how.workingDays}</p>
        <p>{how.known(knownYears.join(common.listJoin))}</p>
      </Rows>
      <p className="mt-2">
        <TextLink to={`${addresses.deadlines}.json`} reload>
          {how.json}
        </TextLink>
      </p>
    </Section>
  );
}

function useRuleOptions(today: LocalDate) {
  const { deadlines } = useMessages();
  const say = useBilingual();
  return rulesByMatter(today).map(([matter, rules]) => ({
    group: deadlines.matter[matter],
    options: rules.map((rule) => ({
      value: rule.id,
      label: deadlines.option(
        sayTitle(say(rule.title)),
        say(rule.startsWith),
        deadlines.amount[rule.unit](rule.amount),
      ),
    })),
  }));
}

function useBilingual(): (words: Bilingual) => string {
  const language = useLanguage();
  return (words) => (language === "en" ? words.en : words.zh);
}

/** A title standing alone begins with a capital, where the script has them. */
function sayTitle(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The clocks as they stand today, under the matter they belong to. */
function rulesByMatter(today: LocalDate): [Matter, StatutoryRule[]][] {
  const groups = new Map<Matter, StatutoryRule[]>();
  for (const id of ruleIds) {
    const rule = ruleInForce(id, today);
    groups.set(rule.matter, [...(groups.get(rule.matter) ?? []), rule]);
  }
  return [...groups];
}
