import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { formatDay, formatDayPlain, formatWeekday } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { dayIn } from "../bookings/wanted-time.ts";
import { readAdviserDay, readAdviserMonth } from "../chambers/adviser-day.server.ts";
import { AdviserDiary } from "../chambers/adviser-diary.tsx";
import { MonthInBrief } from "../chambers/month-in-brief.tsx";
import { readUnrecorded } from "../chambers/read-unrecorded.server.ts";
import { UnrecordedBookings } from "../chambers/unrecorded-bookings.tsx";
import { monthOf } from "../sponsorships/hours-accounts.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const now = context.now();
  const today = localDateOf(now);
  const day = dayIn(new URL(request.url).searchParams, "day") ?? today;
  const [shown, month, unrecorded] = await Promise.all([
    readAdviserDay(context, { adviser, day, now }),
    readAdviserMonth(context.db, { adviserId: adviser.id, month: monthOf(now) }),
    readUnrecorded(context, { adviser, now }),
  ]);
  const next = shown.bookings.find(({ state, endsAt }) => state === "confirmed" && endsAt > now);
  return { name: adviser.displayName, ...shown, month, unrecorded, day, today, next: next?.id ?? null };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.chambers.title);

export default function ChambersPage() {
  const { name, bookings, ahead, month, unrecorded, day, today, next } = useLoaderData<typeof loader>();
  const { chambers } = useMessages();
  const language = useLanguage();
  const to = (other: string) => (other === today ? addresses.chambers : `${addresses.chambers}?day=${other}`);
  return (
    <>
      <p className="mt-5 -mb-3 text-ink-3 text-min">{name}</p>
      <DeskHead
        title={chambers.day.title(formatDayPlain(day, language), formatWeekday(day, language))}
        lead={chambers.day.lead(bookings.filter(({ state }) => state !== "offered").length)}
      />
      <UnrecordedBookings bookings={unrecorded} />
      <div className="day-columns">
        <div>
          <AdviserDiary bookings={bookings} next={next} />
          <p className="mt-4 flex flex-wrap gap-x-6">
            <TextLink to={to(addDays(day, -1))}>{chambers.day.before}</TextLink>
            {day !== today && <TextLink to={addresses.chambers}>{chambers.day.today}</TextLink>}
            <TextLink to={to(addDays(day, 1))}>{chambers.day.after}</TextLink>
          </p>
        </div>
        <div>
          <Section title={chambers.day.week}>
            <ul>
              {ahead.map((each) => (
                <li key={each.day} className="flex items-center justify-between border-hair border-t">
                  <TextLink to={to(each.day)}>{formatDay(each.day, language)}</TextLink>
                  <span className={each.count === 0 ? "text-ink-2" : "font-bold"}>
                    {chambers.day.count(each.count)}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          <MonthInBrief month={month} />
        </div>
      </div>
    </>
  );
}
