import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatDayLong, formatRange } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, ButtonLink } from "#app/ui/button.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { roundTitle } from "../results/results-words.ts";
import { assessorsRounds } from "../rounds/read-round.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  return { list: await assessorsRounds(context.db, actor) };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rounds.title);

export default function RoundsPage() {
  const { list } = useLoaderData<typeof loader>();
  const { rounds } = useMessages();
  const language = useLanguage();
  return (
    <Column>
      <DeskHead title={rounds.title} lead={rounds.lead} />
      {list.length === 0 ? (
        <EmptyState>{rounds.none}</EmptyState>
      ) : (
        <Rows>
          {list.map((round) => (
            <div key={round.slug} className="desk:flex desk:justify-between">
              <Link to={`${addresses.rounds}/${round.slug}`} className="font-bold">
                {roundTitle(round, language)}
              </Link>
              <p className="text-ink-2">
                {rounds.state[round.state]}
                <br />
                {formatRange(formatDayLong(round.opensOn, language), formatDayLong(round.closesOn, language))}
              </p>
            </div>
          ))}
        </Rows>
      )}
      <Actions>
        <ButtonLink to={`${addresses.rounds}/new`} tone="main">
          {rounds.create}
        </ButtonLink>
      </Actions>
    </Column>
  );
}
