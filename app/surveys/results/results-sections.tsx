/** The figures of a round, section by section: for everybody once it is published, and for its assessor before. */
import { formatDayLong, formatNumber, formatRange } from "#app/i18n/format.ts";
import { Section } from "#app/ui/page.tsx";
import { KeyValues } from "#app/ui/rows.tsx";
import type { PublishedRound } from "./published-round.server.ts";
import { CourseSection, DimensionSection, GroupSection, TableOf, useResultsWords } from "./results-view.tsx";
import { halfOf, methodWords, rangeWords, score } from "./results-words.ts";

export function ResultsSections({ view }: { view: PublishedRound }) {
  const { results } = useResultsWords().messages;
  const sampled = view.kind === "sampled";
  return (
    <>
      {sampled && <GroupSection view={view} grouping="county" title={results.counties} />}
      <DimensionSection view={view} />
      <CourseSection view={view} />
      {sampled && <GroupSection view={view} grouping="size" title={results.sizes} />}
      {sampled && <GroupSection view={view} grouping="industry" title={results.industries} />}
      <Section title={results.questions} id="questions">
        <TableOf view={view} id="questions" summary={results.table.score} />
        <TableOf view={view} id="options" summary={results.table.share} />
        <TableOf view={view} id="participation" summary={results.table.participation} />
      </Section>
    </>
  );
}

export function MethodSection({ view }: { view: PublishedRound }) {
  const words = useResultsWords();
  const { results } = words.messages;
  return (
    <Section title={results.method.title} id="method">
      <div className="grid gap-3 leading-[1.7]">
        {methodWords(words, view).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </Section>
  );
}

export function ResultsLead({ view }: { view: PublishedRound }) {
  const { lead } = useResultsWords().messages.results;
  const { change } = view.results;
  if (view.kind === "open_link") return <>{lead.openLink}</>;
  if (change === null) return <>{lead.first}</>;
  return <>{change.isSignificant ? lead.significant : lead.notSignificant}</>;
}

export function ResultsFacts({ view }: { view: PublishedRound }) {
  const words = useResultsWords();
  const { facts } = words.messages.results;
  const { overall, answers, drawn, tookPart } = view.results;
  const half = overall === null ? null : halfOf(overall);
  const count = formatNumber(answers);
  const share = drawn === 0 ? null : String(Math.round((tookPart / drawn) * 100));
  return (
    <div className="pb-8">
      <KeyValues
        entries={[
          [
            facts.margin,
            overall === null || half === null
              ? null
              : facts.marginValue(score(half), rangeWords(words, overall)),
          ],
          [facts.answers, share === null ? facts.answersOpen(count) : facts.answersValue(count, share)],
          [
            facts.weighting,
            view.kind === "open_link" ? null : (
              <>
                {facts.weightingValue}
                <br />
                <a href="#method">{facts.method}</a>
              </>
            ),
          ],
          [facts.who, facts.whoValue],
          [
            facts.days,
            formatRange(
              formatDayLong(view.opensOn, words.language),
              formatDayLong(view.closesOn, words.language),
            ),
          ],
        ]}
      />
    </div>
  );
}
