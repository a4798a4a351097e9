/** What a month came to: visits, services, hours; and what is left of them. */
import { formatNumber } from "#app/i18n/format.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { Tally } from "#app/ui/tally.tsx";
import type { AdviserMonth } from "./adviser-day.server.ts";

export const hoursFigure = (minutes: number) => formatNumber(minutes / 60);

export function MonthInBrief({ month: { hours, services } }: { readonly month: AdviserMonth }) {
  const { chambers, checkUps } = useMessages();
  const { month } = chambers;
  const visits = new Set(
    services
      .filter(({ booking }) => booking === null || booking.mode === "at_village")
      .map(({ servedOn, division }) => servedOn + division.fullName),
  );
  const minutes = services.reduce((sum, each) => sum + each.minutes, 0);
  return (
    <>
      <Section title={month.title}>
        <Tally
          figures={[
            { name: month.visits, figure: String(visits.size), unit: month.visitsUnit },
            { name: month.services, figure: String(services.length), unit: month.servicesUnit },
            { name: month.minutes, figure: hoursFigure(minutes), unit: month.hoursUnit },
          ]}
        />
        <p className="mt-2 flex flex-wrap gap-x-6">
          <TextLink to={`${addresses.services}/new`}>{month.add}</TextLink>
          <TextLink to={addresses.services}>{month.all}</TextLink>
          <TextLink to={`${addresses.chambers}/check-ups`}>{checkUps.list.go}</TextLink>
        </p>
      </Section>
      <Section title={month.hours}>
        <Rows>
          {hours.map((each) => (
            <div key={each.id}>
              <b>{each.sponsorName}</b>
              <p className="text-ink-2">
                {month.hoursOf(
                  hoursFigure(each.boughtMinutes),
                  hoursFigure(each.usedMinutes),
                  hoursFigure(each.reservedMinutes),
                  hoursFigure(each.leftMinutes),
                )}
              </p>
            </div>
          ))}
        </Rows>
      </Section>
    </>
  );
}
