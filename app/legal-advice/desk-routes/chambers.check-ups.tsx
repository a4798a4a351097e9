import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { Tally } from "#app/ui/tally.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { adviserCheckUps } from "../check-ups/adviser-check-ups.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const today = localDateOf(context.now());
  return { ...(await adviserCheckUps(context.db, adviser.id, today)), today };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.checkUps.list.title);

export default function AdviserCheckUpsPage() {
  const { counts, open, today } = useLoaderData<typeof loader>();
  const { checkUps, chambers } = useMessages();
  const language = useLanguage();
  const { list, risk, state } = checkUps;
  return (
    <Column>
      <BackLink to={addresses.chambers}>{chambers.title}</BackLink>
      <DeskHead title={list.title} lead={list.lead} />
      <Tally
        figures={[
          { name: list.enterprises, figure: formatNumber(counts.enterprises), unit: list.enterprisesUnit },
          { name: list.opinions, figure: formatNumber(counts.opinions), unit: list.opinionsUnit },
          { name: list.actedOn, figure: formatNumber(counts.actedOn), unit: list.opinionsUnit },
        ]}
      />
      <div className="mt-8">
        <Section title={list.open} first>
          {open.length === 0 ? (
            <EmptyState>{list.none}</EmptyState>
          ) : (
            <Rows>
              {open.map(({ id, position, booking, followUpOn, ...opinion }) => (
                <div key={id}>
                  <TextLink to={`${addresses.chambers}/bookings/${booking.number}#opinions`}>
                    {list.row(booking.enterpriseName ?? "", position)}
                  </TextLink>
                  <p className={followUpOn < today ? "font-bold" : "text-ink-2"}>
                    {(followUpOn < today ? list.overdue : list.due)(formatDay(followUpOn, language))}
                  </p>
                  <p className="text-ink-2">
                    {risk[opinion.risk]} · {state[opinion.state]}
                  </p>
                </div>
              ))}
            </Rows>
          )}
        </Section>
      </div>
    </Column>
  );
}
