/** The page of an adviser's hours. */
import { Form, Link } from "@remix-run/react";
import { formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink, QuietButton, TextLink } from "#app/ui/button.tsx";
import { Note, SavedNote } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { clockText, dayMinutes } from "./clock-times.ts";
import type { readSchedule } from "./read-schedule.server.ts";
import { weekdayName, weekdayNumbers } from "./weekday-words.ts";

type Schedule = Awaited<ReturnType<typeof readSchedule>>;

export function ScheduleView({
  saved,
  idempotencyKey,
  address,
  ...schedule
}: Schedule & {
  readonly saved: boolean;
  readonly idempotencyKey: string;
  /** Of the calendar, when it was just made. */
  readonly address: string | null;
}) {
  const { schedule: words } = useMessages();
  const { settings, outside } = schedule;
  return (
    <Column>
      {saved && <SavedNote>{words.saved}</SavedNote>}
      <DeskHead title={words.title} lead={words.lead} />
      {outside.length > 0 && <Outside outside={outside} />}
      <Weekly {...schedule} />
      <Exceptions {...schedule} idempotencyKey={idempotencyKey} />
      <Section title={words.settings.title}>
        <p>{words.settings.row(settings.slotMinutes, settings.visitMinutes)}</p>
        <p className="text-ink-2">{words.settings.travel(settings.travelMinutes, settings.noticeHours)}</p>
        <p className="mt-2">
          <TextLink to={`${addresses.hours}/settings`}>{words.settings.change}</TextLink>
        </p>
      </Section>
      <Feed hasFeed={schedule.hasFeed} address={address} idempotencyKey={idempotencyKey} />
    </Column>
  );
}

/** Nothing is dropped when hours change: whoever booked still comes. */
function Outside({ outside }: Pick<Schedule, "outside">) {
  const { schedule: words, bookings } = useMessages();
  const language = useLanguage();
  return (
    <Note icon="warning">
      <h2 className="text-lead">{words.outside.title}</h2>
      <p>{words.outside.lead}</p>
      <ul className="mt-2">
        {outside.map(({ id, number, startsAt, mode }) => (
          <li key={id}>
            <TextLink to={`${addresses.chambers}/bookings/${number}`}>
              {formatDay(localDayOf(startsAt), language)} {formatTime(startsAt)} · {bookings.mode[mode]}
            </TextLink>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Weekly({ weekly }: Pick<Schedule, "weekly">) {
  const { schedule, bookings } = useMessages();
  const words = schedule.weekly;
  const language = useLanguage();
  return (
    <Section title={words.title} first>
      {weekly.length === 0 ? (
        <EmptyState>{words.none}</EmptyState>
      ) : (
        <Rows>
          {weekdayNumbers.flatMap((weekday) => {
            const hours = weekly.filter((each) => each.weekday === weekday);
            if (hours.length === 0) return [];
            const name = weekdayName(weekday, language);
            return [
              <div key={weekday} className="grid grid-cols-[4.5em_1fr]">
                <b className="pt-3">{name}</b>
                <ul>
                  {hours.map(({ id, fromTime, toTime, mode, place, capacity }) => {
                    const when = words.row(clockText(fromTime), clockText(toTime));
                    return (
                      <li key={id}>
                        <Link
                          to={`${addresses.hours}/${id}`}
                          aria-label={words.change(`${name} ${when}`)}
                          className="inline-flex min-h-tap items-center"
                        >
                          {when}
                        </Link>{" "}
                        <span className="text-ink-2">
                          {place?.name ?? bookings.mode[mode]}
                          {capacity > 1 && ` · ${words.seats(capacity)}`}
                        </span>
                      </li>
                    );
                  })}
                </ul>
              </div>,
            ];
          })}
        </Rows>
      )}
      <p className="mt-4 text-ink-2">{words.hint}</p>
      <p className="mt-4">
        <ButtonLink to={`${addresses.hours}/new`} tone="main">
          {words.add}
        </ButtonLink>
      </p>
    </Section>
  );
}

function Exceptions({
  exceptions,
  idempotencyKey,
}: Pick<Schedule, "exceptions"> & { readonly idempotencyKey: string }) {
  const { schedule, bookings } = useMessages();
  const words = schedule.exceptions;
  const language = useLanguage();
  return (
    <Section title={words.title}>
      {exceptions.length === 0 ? (
        <p className="text-ink-2">{words.none}</p>
      ) : (
        <Rows>
          {exceptions.map(({ id, day, isOpen, fromTime, toTime, mode, place }) => {
            const times = [clockText(fromTime), clockText(toTime)] as const;
            const what = isOpen
              ? words.open(...times)
              : fromTime === 0 && toTime === dayMinutes
                ? words.allDay
                : words.closed(...times);
            return (
              <Form key={id} method="post" className="flex flex-wrap items-center justify-between">
                <input type="hidden" name="step" value="remove" />
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="idempotencyKey" value={`${idempotencyKey}:${id}`} />
                <span>
                  <b>{formatDay(day, language)}</b> {what}
                  {mode !== null && ` · ${place?.name ?? bookings.mode[mode]}`}
                </span>
                <QuietButton aria-label={words.removeFrom(`${formatDay(day, language)} ${what}`)}>
                  {words.remove}
                </QuietButton>
              </Form>
            );
          })}
        </Rows>
      )}
      <p className="mt-4">
        <ButtonLink to={`${addresses.hours}/exceptions/new`}>{words.add}</ButtonLink>
      </p>
    </Section>
  );
}

function Feed({
  hasFeed,
  address,
  idempotencyKey,
}: Pick<Schedule, "hasFeed"> & { readonly address: string | null; readonly idempotencyKey: string }) {
  const { feed } = useMessages().schedule;
  const form = (step: string, button: string) => (
    <Form method="post" action={`${addresses.hours}?index#feed`}>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Button>{button}</Button>
    </Form>
  );
  return (
    <Section title={feed.title} id="feed">
      <p className="max-w-measure">{feed.lead}</p>
      {address === null ? (
        <p className="mt-2 text-ink-2">{hasFeed ? feed.on : feed.off}</p>
      ) : (
        <Note>
          <p>{feed.once}</p>
          <p className="mt-2 break-all">
            <b>{feed.address}</b> <a href={address.replace(/^https?:/, "webcal:")}>{address}</a>
          </p>
        </Note>
      )}
      <Actions>
        {form("feed", hasFeed ? feed.renew : feed.make)}
        {hasFeed && form("feed_off", feed.switchOff)}
      </Actions>
    </Section>
  );
}
