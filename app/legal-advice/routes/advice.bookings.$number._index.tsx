import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { codeJustGiven } from "#app/matters/given-code.server.ts";
import { linksOf } from "#app/matters/link-matters.server.ts";
import { useLinkedTimeline } from "#app/matters/linked-matters.tsx";
import { MatterCodes } from "#app/matters/matter-codes.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { CaseLetter } from "#app/ui/case-lists.tsx";
import { Note } from "#app/ui/note.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { requireOwnBooking } from "../bookings/booker-access.server.ts";
import { BookingLetter, useBookingTimeline, WhatTheBookerMay } from "../bookings/own-booking-view.tsx";
import { OpinionList } from "../check-ups/opinion-list.tsx";
import { readOpinions } from "../check-ups/read-opinions.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { booking, actor } = await requireOwnBooking(request, context, params.number);
  return {
    booking,
    links: booking.personal === null ? [] : await linksOf(context.db, { kind: "booking", id: booking.id }),
    isClerk: actor.kind === "staff",
    opinions: booking.kind === "check_up" ? await readOpinions(context, booking.id, actor) : [],
    code: await codeJustGiven(request, context.env, booking.number),
  };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.front.mine);

export default function OwnBookingPage() {
  const { booking, opinions, links, isClerk, code } = useLoaderData<typeof loader>();
  const { bookings, checkUps } = useMessages();
  const language = useLanguage();
  const timeline = useLinkedTimeline(useBookingTimeline(booking), links);
  const { sections } = bookings;
  const { personal } = booking;
  const own = `${addresses.bookings}/${booking.number}`;
  return (
    <>
      <PageHead kicker={formatCaseNumber(booking.number)} title={bookings.state[booking.state]} />
      {code !== null && <MatterCodes number={booking.number} code={code} words={sections} />}
      <CaseLetter
        letter={<BookingLetter booking={booking} />}
        sideTitle={sections.steps}
        side={<Timeline items={timeline} />}
        rest={
          <>
            {booking.state === "confirmed" && (
              <p className="mt-6">
                <Link
                  to={`${own}/calendar.ics`}
                  reloadDocument
                  className="inline-flex min-h-tap items-center"
                >
                  {sections.calendar}
                </Link>
              </p>
            )}
            {booking.kind === "check_up" && booking.state === "served" && (
              <Section title={checkUps.opinions.title}>
                <p className="mb-4 text-ink-2">
                  {booking.opinions === 0
                    ? checkUps.opinions.none
                    : personal === null
                      ? checkUps.opinions.codeOnly
                      : checkUps.opinions.lead}{" "}
                  {booking.confirmedAt !== null &&
                    checkUps.opinions.received(formatDateTime(booking.confirmedAt, language))}
                </p>
                <OpinionList
                  opinions={opinions}
                  below={({ position, state }) =>
                    state !== "acted_on" && (
                      <TextLink to={`${own}/opinions/${position}`}>
                        {state === "given"
                          ? checkUps.opinions.mark(position)
                          : checkUps.opinions.markAgain(position)}
                      </TextLink>
                    )
                  }
                />
              </Section>
            )}
            <Section title={sections.may}>
              <WhatTheBookerMay booking={booking} />
            </Section>
            {personal === null ? (
              <Note>
                {isClerk ? (
                  sections.onBehalf
                ) : (
                  <>
                    {sections.codeOnly}{" "}
                    <TextLink to={`${addresses.signIn}?return=${encodeURIComponent(own)}`}>
                      {sections.signIn}
                    </TextLink>
                  </>
                )}
              </Note>
            ) : (
              <Section title={sections.said}>
                <KeyValues
                  entries={[
                    [bookings.who.name, personal.name],
                    [bookings.who.phone, personal.phone],
                    [checkUps.who.enterpriseName, personal.enterpriseName],
                    [checkUps.who.creditCode, personal.creditCode],
                    [checkUps.who.address, personal.address],
                    ...(personal.otherSide === null
                      ? []
                      : [[bookings.who.otherSide, personal.otherSide] as const]),
                  ]}
                />
                {personal.matter !== null && (
                  <p className="mt-4 max-w-measure whitespace-pre-line">{personal.matter}</p>
                )}
              </Section>
            )}
          </>
        }
      />
    </>
  );
}
