import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { Words } from "#app/ui/words.tsx";
import { type PublishedRound, publishedRound } from "../results/published-round.server.ts";
import { MethodSection, ResultsFacts, ResultsLead, ResultsSections } from "../results/results-sections.tsx";
import { headingOf, useResultsWords } from "../results/results-view.tsx";
import { assessorName, dimensionName, inLanguage, roundTitle } from "../results/results-words.ts";

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
  const own = `${addresses.surveys}/${view.slug}`;
  return (
    <Column>
      <PageHead
        kicker={results.kicker(roundTitle(view, words.language), assessorName(view.assessor, words.language))}
        title={<Words text={headingOf(words, view)} />}
        lead={<ResultsLead view={view} />}
      />
      <ResultsFacts view={view} />
      <ResultsSections view={view} />
      {view.findings.length > 0 && (
        <Section title={results.found.title} id="findings">
          <Rows>
            {view.findings.map((finding) => (
              <div key={finding.id}>
                <p>{inLanguage({ zh: finding.wordsZh, en: finding.wordsEn }, words.language)}</p>
                <p className="text-ink-2 text-min">{dimensionName(words, view, finding.dimension)}</p>
              </div>
            ))}
          </Rows>
          <p className="mt-4">
            <TextLink to={addresses.rectification}>{results.found.mended}</TextLink>
          </p>
        </Section>
      )}
      <MethodSection view={view} />
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
