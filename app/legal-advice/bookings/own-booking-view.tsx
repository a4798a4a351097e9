/** The parts of a booking's page as the person who booked sees it. */
import { formatDateTime, formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { MayList, stepItem } from "#app/ui/case-lists.tsx";
import { Letter, Sign } from "#app/ui/letter.tsx";
import { KeyValues } from "#app/ui/rows.tsx";
import type { TimelineItem } from "#app/ui/timeline.tsx";
import { Words } from "#app/ui/words.tsx";
import { meetingWords } from "./booking-words.ts";
import type { OwnBooking } from "./own-booking.server.ts";

/** 12 月 3 日（周四）9:00–9:30 */
export function useBookedTime(): (booking: Pick<OwnBooking, "startsAt" | "endsAt">) => string {
  const language = useLanguage();
  return ({ startsAt, endsAt }) =>
    `${formatDay(localDayOf(startsAt), language)} ${formatTime(startsAt)}–${formatTime(endsAt)}`;
}

/** The same for a heading: day and hours stay whole. */
export function BookedTime({
  booking: { startsAt, endsAt },
}: {
  readonly booking: Pick<OwnBooking, "startsAt" | "endsAt">;
}) {
  const language = useLanguage();
  return (
    <>
      <span className="whitespace-nowrap">{formatDay(localDayOf(startsAt), language)}</span>{" "}
      <span className="whitespace-nowrap">
        {formatTime(startsAt)}–{formatTime(endsAt)}
      </span>
    </>
  );
}

export function BookingLetter({ booking }: { booking: OwnBooking }) {
  const { bookings } = useMessages();
  const language = useLanguage();
  const time = useBookedTime();
  const { letter, mode } = bookings;
  const { firm, place, sponsorName } = booking;
  const meeting = meetingWords(bookings, { ...booking, firmName: firm.name });
  const now = {
    offered: letter.offered(
      booking.offeredUntil === null ? "" : formatDateTime(booking.offeredUntil, language),
    ),
    confirmed: letter.notice(formatDateTime(booking.noticeUntil, language)),
    served: letter.served(formatDay(localDayOf(booking.startsAt), language)),
    no_show: letter.noShow,
    unrecorded: letter.unrecorded(formatDay(localDayOf(booking.startsAt), language)),
    cancelled: letter.cancelled,
    lapsed: letter.lapsed,
  }[booking.state];
  return (
    <>
      <Letter
        salutation={booking.personal === null ? letter.hello : letter.salutation(booking.personal.name)}
      >
        <p>
          <Words text={letter.booked(time(booking), booking.adviserName, firm.name)} />
        </p>
        <p>
          <Words text={now} />
        </p>
        {sponsorName !== null && <p>{letter.free(sponsorName)}</p>}
      </Letter>
      <div className="mt-6">
        <KeyValues
          entries={[
            [mode[booking.mode], meeting],
            [place?.name ?? firm.name, place === null ? firm.address : place.address],
            [firm.name, firm.phone],
          ]}
        />
      </div>
      <Sign office={firm.name} date={formatDay(localDayOf(booking.startsAt), language)} />
    </>
  );
}

export function useBookingTimeline(booking: OwnBooking): readonly TimelineItem[] {
  const { bookings } = useMessages();
  const language = useLanguage();
  const time = useBookedTime();
  const isOpen = booking.state === "confirmed" || booking.state === "offered";
  const past = booking.events.map(({ id, action, at, startsAt }): TimelineItem => {
    const what = happenedWords(bookings.happened, action, startsAt, language);
    return { key: id, state: "past", when: formatDateTime(at, language), dateTime: at.toISOString(), what };
  });
  if (!isOpen)
    return past.map((item, index) => (index === past.length - 1 ? { ...item, state: "now" } : item));
  return [
    ...past,
    {
      key: "next",
      state: "next",
      when: time(booking),
      dateTime: booking.startsAt.toISOString(),
      what: bookings.mode[booking.mode],
    },
  ];
}

function happenedWords(
  happened: ReturnType<typeof useMessages>["bookings"]["happened"],
  action: string,
  startsAt: string | null,
  language: ReturnType<typeof useLanguage>,
): string {
  if (!isHappened(happened, action)) return action;
  const words = happened[action];
  if (typeof words === "string") return words;
  return words(startsAt === null ? "" : formatDateTime(new Date(startsAt), language));
}

function isHappened<Known extends object>(happened: Known, action: string): action is keyof Known & string {
  return Object.hasOwn(happened, action);
}

/** What the table opens for the person, and when the rest opens. */
export function WhatTheBookerMay({ booking }: { booking: OwnBooking }) {
  const { bookings } = useMessages();
  const { action: words, closed } = bookings;
  // What the person is asked for stands out; leaving never does.
  const firstOpen = booking.actions.find(({ action, because }) => because === null && action !== "cancel");
  return (
    <MayList
      items={booking.actions.flatMap(({ action, because }) => {
        if (!isOwnAction(words, action)) return [];
        // Only a check-up has opinions to receive, and only the account that booked reads them.
        if (action === "confirm_receipt" && (booking.kind !== "check_up" || booking.personal === null))
          return [];
        return [
          stepItem(action, {
            words: words[action],
            to: `${addresses.bookings}/${booking.number}/${action}`,
            isMain: action === firstOpen?.action,
            closed: because === null ? null : because === "state" ? closed.state[action] : closed[because],
          }),
        ];
      })}
    />
  );
}

type OwnAction = "take_offer" | "reschedule" | "cancel" | "rate" | "confirm_receipt";

function isOwnAction(words: Readonly<Record<OwnAction, unknown>>, action: string): action is OwnAction {
  return Object.hasOwn(words, action);
}
