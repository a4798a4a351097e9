import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDayPlain, formatMonth } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink, TextLink } from "#app/ui/button.tsx";
import { SavedNote } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { readAdviserMonth } from "../chambers/adviser-day.server.ts";
import { hoursFigure } from "../chambers/month-in-brief.tsx";
import { monthsBeside, readMonth } from "../chambers/month-of-query.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const search = new URL(request.url).searchParams;
  const month = readMonth(search.get("month"), context.now());
  const { services } = await readAdviserMonth(context.db, { adviserId: adviser.id, month });
  return { month, services, charged: search.get("charged"), ...monthsBeside(month) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.chambers.nav.services);

export default function ServicesPage() {
  const { month, services, charged, before, after } = useLoaderData<typeof loader>();
  const { chambers } = useMessages();
  const language = useLanguage();
  const words = chambers.services;
  const minutes = services.reduce((sum, each) => sum + each.minutes, 0);
  const to = (other: string) => `${addresses.services}?month=${other}`;
  return (
    <Column>
      {charged !== null && <SavedNote>{chambers.record.done(Number(charged))}</SavedNote>}
      <DeskHead
        title={words.title(formatMonth(month, language))}
        lead={words.sum(services.length, hoursFigure(minutes))}
      />
      <p className="mb-6">
        <ButtonLink to={`${addresses.services}/new`} tone="main">
          {chambers.month.add}
        </ButtonLink>
      </p>
      {services.length === 0 ? (
        <EmptyState>{words.none}</EmptyState>
      ) : (
        <Rows>
          {services.map((each) => (
            <article key={each.id}>
              <p className="text-ink-2 text-min">
                <time dateTime={each.servedOn}>{formatDayPlain(each.servedOn, language)}</time> ·{" "}
                {each.division.fullName}
              </p>
              <h2 className="text-lead">
                {each.booking === null ? (
                  words.row(chambers.kinds[each.kind], each.minutes, each.peopleServed)
                ) : (
                  <Link
                    to={`${addresses.chambers}/bookings/${each.booking.number}`}
                    className="inline-flex min-h-tap items-center"
                  >
                    {words.row(chambers.kinds[each.kind], each.minutes, each.peopleServed)}
                  </Link>
                )}
              </h2>
              <p className="text-ink-2">
                {each.sponsorship?.sponsor.name} {chambers.booking.charged(each.chargedMinutes)} {each.note}
                {each.lateIn !== null && chambers.record.late(formatMonth(each.lateIn, language))}
              </p>
            </article>
          ))}
        </Rows>
      )}
      <p className="mt-6 flex flex-wrap gap-x-6">
        <TextLink to={to(before)}>{words.before}</TextLink>
        <TextLink to={to(after)}>{words.after}</TextLink>
        {services.length > 0 && (
          <TextLink to={`${addresses.services}.csv?month=${month.slice(0, 7)}`}>{words.export}</TextLink>
        )}
      </p>
    </Column>
  );
}
