/** What an adviser still has to record, before anything else on the page. */
import { Link } from "@remix-run/react";
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Section } from "#app/ui/page.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { useBookedTime } from "../bookings/own-booking-view.tsx";
import type { UnrecordedBooking } from "./read-unrecorded.server.ts";

export function UnrecordedBookings({ bookings }: { readonly bookings: readonly UnrecordedBooking[] }) {
  const { chambers } = useMessages();
  const language = useLanguage();
  const time = useBookedTime();
  if (bookings.length === 0) return null;
  return (
    <Section title={chambers.day.unrecorded} first>
      <Rows>
        {bookings.map((booking) => (
          <article key={booking.id}>
            <h3 className="text-row">
              <Link
                to={`${addresses.chambers}/bookings/${booking.number}`}
                className="inline-flex min-h-tap items-center"
              >
                {chambers.record.lead(booking.name, time(booking))}
              </Link>
            </h3>
            <p className="text-ink-2">
              {chambers.day.unrecordedText(formatDayPlain(booking.until, language))}
            </p>
          </article>
        ))}
      </Rows>
    </Section>
  );
}
