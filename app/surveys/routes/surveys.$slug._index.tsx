import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDayLong, formatNumber, formatRange } from "#app/i18n/format.ts";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues, Rows } from "#app/ui/rows.tsx";
import { Words } from "#app/ui/words.tsx";
import { type PublishedRound, publishedRound } from "../results/published-round.server.ts";
import {
  CourseSection,
  DimensionSection,
  GroupSection,
  headingOf,
  TableOf,
  useResultsWords,
} from "../results/results-view.tsx";
import {
  assessorName,
  halfOf,
  methodWords,
  rangeWords,
  roundTitle,
  score,
} from "../results/results-words.ts";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const round = await publishedRound(context.db, params.slug ?? "");
  if (round === null) throw new Response(null, { status: 404 });
  return { round };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.results.index.title);

export default function ResultsPage() {
  // The loader's data is plain: dates come back as texts, and none is read here but days, which are texts already.
  const view = useLoaderData<typeof loader>().round as unknown as PublishedRound;
  const words = useResultsWords();
  const { results } = words.messages;
  const sampled = view.kind === "sampled";
  const own = `${addresses.surveys}/${view.slug}`;
  return (
    <Column>
      <PageHead
        kicker={results.kicker(roundTitle(view, words.language), assessorName(view.assessor, words.language))}
        title={<Words text={headingOf(words, view)} />}
        lead={<Lead view={view} />}
      />
      <Facts view={view} />
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
      <Section title={results.method.title} id="method">
        <div className="grid gap-3 leading-[1.7]">
          {methodWords(words, view).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </Section>
      <Section title={results.downloads}>
        <Rows>
          <TextLink to={`${own}/results.csv`}>{results.csv}</TextLink>
          <TextLink to={`${own}/results.xlsx`}>{results.xlsx}</TextLink>
          <TextLink to={`${own}/results.pdf`}>{results.pdf}</TextLink>
        </Rows>
      </Section>
    </Column>
  );
}

function Lead({ view }: { view: PublishedRound }) {
  const { lead } = useResultsWords().messages.results;
  const { change } = view.results;
  if (view.kind === "open_link") return <>{lead.openLink}</>;
  if (change === null) return <>{lead.first}</>;
  return <>{change.isSignificant ? lead.significant : lead.notSignificant}</>;
}

function Facts({ view }: { view: PublishedRound }) {
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
