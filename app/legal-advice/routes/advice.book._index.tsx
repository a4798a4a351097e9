import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { aroundHome } from "#app/accounts/own-account.server.ts";
import { addDays, localDateOf, parseLocalDate } from "#app/deadlines/local-date.ts";
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { divisionPick } from "#app/organisations/division-picker.server.ts";
import { DivisionLinks, DivisionSearch } from "#app/organisations/division-picker.tsx";
import { withQuery } from "#app/organisations/kept-query.ts";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { bookingHorizonDays, offersFor, type SlotOffer } from "../bookings/find-slots.server.ts";
import { SlotLinks } from "../bookings/slot-links.tsx";
import { lineQuery, wantedQuery } from "../bookings/wanted-time.ts";

/** Days on one page. */
const pageDays = 7;
/** Advisers on one page: the village's own and the nearest besides. */
const mostAdvisers = 3;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const now = context.now();
  const today = localDateOf(now);
  if (url.search === "") {
    const actor = await actorOf(request, context);
    const begin = actor.kind === "visitor" ? null : await aroundHome(context.db, actor.personId);
    if (begin !== null) url.searchParams.set("in", begin);
  }
  const pick = await divisionPick(context.db, url, null);
  if (pick.chosen === null) return { pick, times: null };
  const asked = parseLocalDate(url.searchParams.get("from") ?? "");
  const last = addDays(today, bookingHorizonDays - pageDays);
  const fromDay = asked.ok && asked.date >= today ? (asked.date < last ? asked.date : last) : today;
  const toDay = addDays(fromDay, pageDays - 1);
  const offers = await offersFor(context.db, { path: pick.chosen.path, fromDay, toDay, now });
  return {
    pick,
    times: {
      place: { code: pick.chosen.code, fullName: pick.chosen.fullName },
      offers: worthShowing(offers),
      fromDay,
      toDay,
      earlier: fromDay > today ? addDays(fromDay, -pageDays) : null,
      later: fromDay < last ? addDays(fromDay, pageDays) : null,
    },
  };
}

/** The village's own adviser always, so that people see whose turn it is; others only with a free time. */
function worthShowing(offers: readonly SlotOffer[]): readonly SlotOffer[] {
  return offers
    .filter(({ adviser, slots }) => adviser.nearness === "village" || slots.length > 0)
    .slice(0, mostAdvisers);
}

export const meta = titled((messages) => messages.bookings.front.book);

export default function BookTimePage() {
  const { pick, times } = useLoaderData<typeof loader>();
  const { bookings } = useMessages();
  const language = useLanguage();
  if (times === null)
    return (
      <Column>
        <BackLink to={addresses.advice}>{bookings.front.title}</BackLink>
        <PageHead title={bookings.place.title} lead={bookings.place.lead} />
        <DivisionSearch pick={pick} />
        <DivisionLinks pick={pick} />
      </Column>
    );
  const { place, offers, fromDay, toDay, earlier, later } = times;
  const keep = { place: place.code };
  const who = `${addresses.advice}/book/who`;
  return (
    <Column>
      <BackLink to={`${addresses.advice}/book`}>{bookings.place.other}</BackLink>
      <PageHead
        title={bookings.times.title(place.fullName)}
        lead={bookings.times.days(formatDayPlain(fromDay, language), formatDayPlain(toDay, language))}
      />
      {offers.length === 0 && <EmptyState>{bookings.times.nobody}</EmptyState>}
      {offers.map(({ adviser, slots }, index) => (
        <Section key={adviser.adviserId} title={bookings.times.near[adviser.nearness]} first={index === 0}>
          <p className="font-bold">{bookings.times.who(adviser.displayName, adviser.firmName)}</p>
          <p className="text-ink-2">
            {bookings.times.why[adviser.nearness](adviser.sponsorName)} {bookings.times.free}
          </p>
          {slots.length === 0 ? (
            <>
              <Note>{bookings.times.none}</Note>
              <p className="mt-2">
                <TextLink
                  to={`${addresses.advice}/wait${withQuery({}, lineQuery({ place: place.code, adviserId: adviser.adviserId, fromDay, toDay }))}`}
                >
                  {bookings.times.queue}
                </TextLink>
              </p>
            </>
          ) : (
            <SlotLinks slots={slots} to={(slot) => who + withQuery({}, wantedQuery(slot, place.code))} />
          )}
        </Section>
      ))}
      <p className="mt-8 flex flex-wrap gap-x-6">
        {earlier !== null && (
          <TextLink to={withQuery(keep, { from: earlier })}>{bookings.times.earlier}</TextLink>
        )}
        {later !== null && <TextLink to={withQuery(keep, { from: later })}>{bookings.times.later}</TextLink>}
      </p>
    </Column>
  );
}
