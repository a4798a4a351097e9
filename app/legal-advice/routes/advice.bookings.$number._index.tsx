import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { CaseLetter } from "#app/ui/case-lists.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { readOwnBooking } from "../bookings/own-booking.server.ts";
import { BookingLetter, useBookingTimeline, WhatTheBookerMay } from "../bookings/own-booking-view.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireResident(request, context);
  const number = params.number ?? "";
  const booking = await readOwnBooking(context.db, context.env, { number, actor, now: context.now() });
  if (booking === null) throw new Response(null, { status: 404 });
  return { booking };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.front.mine);

export default function OwnBookingPage() {
  const { booking } = useLoaderData<typeof loader>();
  const { bookings } = useMessages();
  const timeline = useBookingTimeline(booking);
  const { sections } = bookings;
  return (
    <>
      <PageHead kicker={formatCaseNumber(booking.number)} title={bookings.state[booking.state]} />
      <CaseLetter
        letter={<BookingLetter booking={booking} />}
        sideTitle={sections.steps}
        side={<Timeline items={timeline} />}
        rest={
          <>
            {booking.state === "confirmed" && (
              <p className="mt-6">
                <Link
                  to={`/advice/bookings/${booking.number}/calendar.ics`}
                  reloadDocument
                  className="inline-flex min-h-tap items-center"
                >
                  {sections.calendar}
                </Link>
              </p>
            )}
            <Section title={sections.may}>
              <WhatTheBookerMay booking={booking} />
            </Section>
            <Section title={sections.said}>
              <KeyValues
                entries={[
                  [bookings.who.name, booking.name],
                  [bookings.who.phone, booking.phone],
                ]}
              />
              {booking.matter !== null && (
                <p className="mt-4 max-w-measure whitespace-pre-line">{booking.matter}</p>
              )}
            </Section>
          </>
        }
      />
    </>
  );
}
