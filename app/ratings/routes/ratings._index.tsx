import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatNumber } from "#app/i18n/format.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { FigureTable } from "#app/ui/plot.tsx";
import type { ServiceStatistic } from "../rating-statistics.ts";
import { ratingsHead, ratingsRows } from "../ratings-table.ts";
import { readRatings } from "../read-ratings.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return { statistics: await readRatings(context, context.now()) };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.ratings.title);

export default function RatingsPage() {
  const { statistics } = useLoaderData<typeof loader>();
  const { ratings } = useMessages();
  return (
    <Column>
      <PageHead kicker={ratings.months} title={ratings.title} lead={ratings.lead} />
      {statistics.map((statistic, at) => (
        <Service key={statistic.service} statistic={statistic} first={at === 0} />
      ))}
      <p className="mt-8 text-ink-2">{ratings.persons}</p>
      <TextLink to={`${addresses.ratings}/ratings.csv`}>{ratings.csv}</TextLink>
    </Column>
  );
}

function Service({ statistic, first }: { statistic: ServiceStatistic; first: boolean }) {
  const messages = useMessages();
  const { ratings } = messages;
  const { whole, service, leftOut } = statistic;
  return (
    <Section title={ratings.services[service]} first={first} id={service}>
      {whole === null ? (
        <p className="text-ink-2">{ratings.none}</p>
      ) : (
        <>
          <p className="font-bold">
            {ratings.whole(formatNumber(whole.rated), formatNumber(whole.rateable), whole.share.toFixed(0))}{" "}
            {ratings.low(whole.low.toFixed(1))}
          </p>
          <Disclosure summary={ratings.asTable}>
            <FigureTable
              caption={ratings.services[service]}
              head={ratingsHead(messages)}
              rows={ratingsRows(messages, statistic)}
            />
            {leftOut > 0 && <p className="mt-3 text-ink-2">{ratings.leftOut(formatNumber(leftOut))}</p>}
          </Disclosure>
        </>
      )}
    </Section>
  );
}
