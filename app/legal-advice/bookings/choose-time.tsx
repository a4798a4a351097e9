/** Which day, which time, with whom: everything is a link, so that it works without script. */
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { withQuery } from "#app/organisations/kept-query.ts";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { TimesToChoose } from "./choose-time.server.ts";
import { DayAndTime } from "./day-and-time.tsx";
import { type BookingKind, bookingAddress, lineQuery, wantedQuery } from "./wanted-time.ts";

type Place = { readonly code: string; readonly fullName: string };

export function ChooseTime({
  kind,
  place,
  ...chosen
}: TimesToChoose & { readonly kind: BookingKind; readonly place: Place }) {
  const { bookings, checkUps } = useMessages();
  const { times } = bookings;
  const visit = kind === "check_up";
  const { adviser, instead, waitFor } = chosen;
  return (
    <>
      <PageHead
        kicker={place.fullName}
        title={(visit ? checkUps : bookings).times.title(adviser.displayName)}
        lead={times.lead(adviser.firmName, adviser.sponsorName)}
      />
      {instead !== null && (
        <Note>
          {visit
            ? checkUps.times.instead
            : instead.own === null || instead.why === "none"
              ? times.instead.none
              : times.instead[instead.why](instead.own.displayName)}
        </Note>
      )}
      <DayAndTime
        {...chosen}
        keep={{ place: place.code, adviser: adviser.adviserId }}
        to={(time) => `${bookingAddress[kind]}/who${withQuery({}, wantedQuery(time, place.code))}`}
      />
      {waitFor !== null && (
        <p className="mt-4">
          <TextLink
            to={`${addresses.advice}/wait${withQuery({}, lineQuery({ ...waitFor, place: place.code, adviserId: waitFor.adviser.adviserId }))}`}
          >
            {waitFor.fromDay === waitFor.toDay ? times.queue : times.queueAny(waitFor.adviser.displayName)}
          </TextLink>
        </p>
      )}
      <Others place={place} {...chosen} />
    </>
  );
}

function Others({ place, others }: TimesToChoose & { readonly place: Place }) {
  const { times } = useMessages().bookings;
  const language = useLanguage();
  if (others.length === 0) return null;
  return (
    <Section title={times.others}>
      <Rows>
        {others.map(({ adviser, firstDay }) => (
          <div key={adviser.adviserId}>
            <TextLink to={withQuery({ place: place.code }, { adviser: adviser.adviserId })}>
              {times.who(adviser.displayName, adviser.firmName)}
            </TextLink>
            <p className="text-ink-2">
              {times.otherFrom(times.near[adviser.nearness], formatDayPlain(firstDay, language))}
            </p>
          </div>
        ))}
      </Rows>
    </Section>
  );
}
