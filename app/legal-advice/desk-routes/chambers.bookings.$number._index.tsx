import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDateTime, formatMonth } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { MayList, stepItem } from "#app/ui/case-lists.tsx";
import { SavedNote } from "#app/ui/note.tsx";
import { Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { BookedTime } from "../bookings/own-booking-view.tsx";
import type { AdviserBooking } from "../chambers/adviser-booking.server.ts";
import { requireAdviserBooking } from "../chambers/require-booking.server.ts";
import { OpinionList } from "../check-ups/opinion-list.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { booking } = await requireAdviserBooking(request, context, params.number);
  const { searchParams } = new URL(request.url);
  return { booking, recorded: searchParams.has("recorded"), given: searchParams.has("given") };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.chambers.title);

export default function AdviserBookingPage() {
  const { booking, recorded, given } = useLoaderData<typeof loader>();
  const { bookings, chambers } = useMessages();
  const { service } = booking;
  return (
    <>
      <BackLink to={addresses.chambers}>{chambers.title}</BackLink>
      {recorded && service !== null && (
        <SavedNote>
          {service.chargedMinutes < service.minutes
            ? chambers.record.beyond(service.minutes, service.chargedMinutes)
            : chambers.record.done(service.chargedMinutes)}
        </SavedNote>
      )}
      <p className="mt-5 -mb-3 text-ink-3 text-min">{formatCaseNumber(booking.number)}</p>
      <DeskHead title={<BookedTime booking={booking} />} lead={bookings.state[booking.state]} />
      <div className="day-columns">
        <div>
          <WhoComes booking={booking} />
          {booking.kind === "check_up" && <Opinions booking={booking} given={given} />}
        </div>
        <Section title={chambers.booking.may}>
          <WhatTheAdviserMay booking={booking} />
        </Section>
      </div>
    </>
  );
}

function WhoComes({ booking }: { readonly booking: AdviserBooking }) {
  const { bookings, chambers } = useMessages();
  const language = useLanguage();
  const words = chambers.booking;
  const { topic, place, service } = booking;
  const phone = booking.phone === "" ? null : <a href={`tel:${booking.phone}`}>{booking.phone}</a>;
  return (
    <Section title={words.who}>
      <KeyValues
        entries={[
          [bookings.who.name, booking.name],
          [words.phone, phone],
          [words.otherSide, booking.otherSide],
          [words.enterprise, booking.enterpriseName],
          [words.creditCode, booking.creditCode],
          [words.address, booking.address],
          [words.topic, topic === null ? null : language === "en" ? topic.nameEn : topic.name],
          [words.place, place?.name ?? bookings.mode[booking.mode]],
          [words.village, booking.divisionName],
          [words.sponsor, booking.sponsorName],
        ]}
      />
      {booking.bookedByClerk && <p className="mt-4 text-ink-2">{words.byClerk}</p>}
      <h3 className="mt-6 font-bold">{words.matter}</h3>
      <p className="mt-2 max-w-measure whitespace-pre-line">{booking.matter ?? words.noMatter}</p>
      <p className="mt-2 text-ink-2 text-min">{words.secret}</p>
      {service !== null && (
        <p className="mt-6">
          {words.service(service.minutes, chambers.kinds[service.kind], service.peopleServed)}{" "}
          {words.charged(service.chargedMinutes)} {service.note}
          {service.lateIn !== null && chambers.record.late(formatMonth(service.lateIn, language))}
        </p>
      )}
    </Section>
  );
}

/** 东规西微: what the visit showed, and what the enterprise says about it. */
function Opinions({ booking, given }: { readonly booking: AdviserBooking; readonly given: boolean }) {
  const { opinions: words, give } = useMessages().checkUps;
  const language = useLanguage();
  const { opinions, confirmedAt } = booking;
  return (
    <Section title={words.title} id="opinions">
      {given && <SavedNote>{give.saved(opinions.length)}</SavedNote>}
      {opinions.length > 0 && (
        <p className="mb-4 text-ink-2">
          {confirmedAt === null ? give.notReceived : words.received(formatDateTime(confirmedAt, language))}
        </p>
      )}
      <OpinionList opinions={opinions} />
      {booking.state === "served" ? (
        <p className="mt-4">
          <ButtonLink to={`${addresses.chambers}/bookings/${booking.number}/opinions/new`} tone="main">
            {opinions.length === 0 ? give.link : give.again}
          </ButtonLink>
        </p>
      ) : (
        <p>{give.unserved}</p>
      )}
    </Section>
  );
}

function WhatTheAdviserMay({ booking }: { readonly booking: AdviserBooking }) {
  const { bookings, chambers } = useMessages();
  const { closed } = bookings;
  const own = `${addresses.chambers}/bookings/${booking.number}`;
  const main = booking.actions.find(({ because }) => because === null)?.action;
  return (
    <MayList
      items={booking.actions.flatMap(({ action, because }) => {
        if (
          action !== "serve" &&
          action !== "record_no_show" &&
          action !== "reschedule" &&
          action !== "call_off"
        )
          return [];
        return [
          stepItem(action, {
            words: chambers.action[action],
            to: action === "serve" ? `${own}/record` : `${own}/${action}`,
            isMain: action === main,
            closed: because === null ? null : because === "state" ? closed.state[action] : closed[because],
          }),
        ];
      })}
    />
  );
}
