/** A day by the hour. The next to come stands out, with its button. */
import { Link } from "@remix-run/react";
import { formatTime } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/rows.tsx";
import type { readAdviserDay } from "./adviser-day.server.ts";

type Booked = Awaited<ReturnType<typeof readAdviserDay>>["bookings"][number];

export function AdviserDiary({
  bookings,
  next,
}: {
  readonly bookings: readonly Booked[];
  readonly next: string | null;
}) {
  const { chambers } = useMessages();
  if (bookings.length === 0) return <EmptyState>{chambers.day.lead(0)}</EmptyState>;
  return (
    <ol className="diary rows border-ink border-t">
      {bookings.map((booking) => (
        <li
          key={booking.id}
          className={
            booking.id === next
              ? "here"
              : booking.state !== "confirmed" && booking.state !== "offered"
                ? "over"
                : ""
          }
        >
          <time dateTime={booking.startsAt.toISOString()}>{formatTime(booking.startsAt)}</time>
          <DiaryEntry booking={booking} isNext={booking.id === next} />
        </li>
      ))}
    </ol>
  );
}

function DiaryEntry({ booking, isNext }: { readonly booking: Booked; readonly isNext: boolean }) {
  const { bookings, chambers } = useMessages();
  const language = useLanguage();
  const { day } = chambers;
  const { topic, state } = booking;
  const title = topic === null ? day.noTopic : language === "en" ? topic.nameEn : topic.name;
  const own = `${addresses.chambers}/bookings/${booking.number}`;
  return (
    <div>
      <h2 className={`text-lead ${state === "confirmed" ? "font-bold" : "font-normal text-ink-2"}`}>
        <Link to={own}>{booking.kind === "check_up" ? chambers.kinds.check_up : title}</Link>
      </h2>
      <p className="text-ink-2 leading-[1.6]">
        {day.who(booking.name, bookings.mode[booking.mode])}
        {booking.place !== null && ` · ${booking.place.name}`}
      </p>
      {booking.otherSide !== null && (
        <p className="text-ink-2 leading-[1.6]">{day.otherSide(booking.otherSide)}</p>
      )}
      {state === "offered" && <p className="text-ink-2">{day.state.offered}</p>}
      {state === "no_show" && <p className="text-ink-2">{day.state.no_show}</p>}
      {state === "unrecorded" && <p className="text-ink-2">{day.state.unrecorded}</p>}
      {state === "served" && (
        <p className="text-ink-2">{day.state.served(booking.service?.minutes ?? minutesOf(booking))}</p>
      )}
      {isNext && (
        <p className="mt-3">
          <ButtonLink to={own} tone="main">
            {day.open}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

function minutesOf({ startsAt, endsAt }: Booked): number {
  return (endsAt.getTime() - startsAt.getTime()) / 60_000;
}
