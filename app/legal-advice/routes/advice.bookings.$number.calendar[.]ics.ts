import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatDateTime } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { requireOwnBooking } from "../bookings/booker-access.server.ts";
import { meetingWords } from "../bookings/booking-words.ts";
import { calendarFile, calendarHeaders } from "../bookings/calendar-file.ts";

/** The booked time for a telephone's calendar; after a cancellation the file that takes it out again. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { booking } = await requireOwnBooking(request, context, params.number);
  // A time that is only held stands in no calendar.
  if (booking.state === "offered" || booking.state === "lapsed") throw new Response(null, { status: 404 });
  const language = languageOf(request);
  const { bookings } = messagesFor(language);
  const { firm, place } = booking;
  const file = calendarFile([
    {
      id: booking.id,
      sequence: booking.sequence,
      isCancelled: booking.state === "cancelled",
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      changedAt: booking.changedAt,
      title: bookings.calendarFile.title(booking.adviserName),
      where: [
        meetingWords(bookings, { ...booking, firmName: firm.name }),
        booking.mode === "at_enterprise" ? (booking.personal?.address ?? null) : (place ?? firm).address,
        firm.phone,
      ]
        .filter((part) => part !== null)
        .join(messagesFor(language).common.comma),
      text: bookings.calendarFile.text(
        formatCaseNumber(booking.number),
        formatDateTime(booking.noticeUntil, language),
      ),
      url: `${context.env.publicOrigin}${addresses.bookings}/${booking.number}`,
    },
  ]);
  return new Response(file, { headers: calendarHeaders(booking.number) });
}
