/** The page on which one chooses place and time, for a consultation and for a check-up. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { ChoosePlace } from "../choose-place.tsx";
import type { BookTime } from "./choose-time.server.ts";
import { ChooseTime } from "./choose-time.tsx";
import { bookingAddress } from "./wanted-time.ts";

export function BookTimeView({ kind, pick, place, times }: BookTime) {
  const { bookings, checkUps } = useMessages();
  const visit = kind === "check_up";
  if (place === null) return <ChoosePlace pick={pick} {...(visit ? checkUps.place : bookings.place)} />;
  return (
    <Column>
      <BackLink to={bookingAddress[kind]}>{bookings.place.other}</BackLink>
      {times === null ? (
        <>
          <PageHead kicker={place.fullName} title={visit ? checkUps.front.title : bookings.front.book} />
          <EmptyState>{visit ? checkUps.times.nobody : bookings.times.nobody}</EmptyState>
        </>
      ) : (
        <ChooseTime kind={kind} place={place} {...times} />
      )}
    </Column>
  );
}
