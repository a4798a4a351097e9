import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import type { VillageAdvisers } from "./village-advisers.server.ts";

/** Who advises a place: its own advisers, and by name who stands in when there is none or no hours are left. */
export function VillageAdviserList({ own, instead }: VillageAdvisers) {
  const { sponsorships, bookings } = useMessages();
  const { near, adviserOf, duration } = sponsorships;
  const language = useLanguage();
  if (own.length === 0 && instead === null) return <EmptyState>{near.none}</EmptyState>;
  const others = instead === null ? [] : [{ ...instead, againFrom: null }];
  return (
    <Rows>
      {[...own, ...others].map((adviser) => (
        <div key={adviser.sponsorshipId}>
          <p className="text-ink-2">
            {bookings.times.near[adviser.nearness]}
            {adviser.sponsorshipId === instead?.sponsorshipId && near.standsIn}
          </p>
          <p className="font-bold">{adviserOf(adviser.displayName, adviser.firmName)}</p>
          <p>
            {adviser.availableMinutes > 0 ? near.left(duration(adviser.availableMinutes)) : near.usedUp}
            {adviser.againFrom !== null && near.nextMonth(formatDayPlain(adviser.againFrom, language))}
          </p>
          <p className="text-ink-2">{near.paid(adviser.sponsorName)}</p>
        </div>
      ))}
    </Rows>
  );
}

/** The same with the way on to a time. */
export function VillageAdvisersToBook({
  place,
  advisers,
}: {
  readonly place: { readonly code: string };
  readonly advisers: VillageAdvisers;
}) {
  const { near } = useMessages().sponsorships;
  return (
    <>
      <VillageAdviserList {...advisers} />
      <Actions>
        <ButtonLink to={`${addresses.advice}/book?place=${place.code}`} tone="main">
          {near.book}
        </ButtonLink>
      </Actions>
    </>
  );
}
