import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDayLong, formatNumber, formatRange } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { publicRounds, type RoundInList } from "../results/published-round.server.ts";
import { assessorName, roundTitle, score } from "../results/results-words.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return { rounds: await publicRounds(context.db) };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.results.index.title);

export default function SurveysPage() {
  const { rounds } = useLoaderData<typeof loader>();
  const { index } = useMessages().results;
  return (
    <Column>
      <PageHead title={index.title} lead={index.lead} />
      <Section title={index.rounds} first>
        {rounds.length === 0 ? (
          <EmptyState>{index.none}</EmptyState>
        ) : (
          <Rows>
            {rounds.map((round) => (
              <Round key={round.slug} {...round} />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={index.how}>
        <ul className="grid gap-3 leading-[1.7]">
          {[index.independent, index.anonymous, index.fixed].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p className="mt-4">
          <TextLink to={addresses.rectification}>{index.findings}</TextLink>
        </p>
        <p>
          <TextLink to={addresses.conductLists}>{index.lists}</TextLink>
        </p>
      </Section>
    </Column>
  );
}

function Round(round: RoundInList) {
  const language = useLanguage();
  const { results, common } = useMessages();
  const { index } = results;
  const { state, overall, answers, kind } = round;
  const name = roundTitle(round, language);
  const days = formatRange(formatDayLong(round.opensOn, language), formatDayLong(round.closesOn, language));
  return (
    <div className="grid grid-cols-[1fr_auto] items-baseline gap-x-4">
      <div className="min-w-0">
        <p className="font-bold">
          {state === "published" ? <Link to={`${addresses.surveys}/${round.slug}`}>{name}</Link> : name}
        </p>
        <p className="text-ink-2 text-min">
          {[
            ...(kind === "open_link" ? [index.openLink] : []),
            assessorName(round.assessor, language),
            answers === null ? days : index.answers(formatNumber(answers)),
          ].join(common.comma)}
        </p>
      </div>
      <p className="text-right">
        {state === "open" && index.running(formatDayLong(round.closesOn, language))}
        {state === "closed" && index.counting}
        {overall !== null && <b className="text-row">{index.score(score(overall.mean))}</b>}
      </p>
    </div>
  );
}
