/** Free times to press: by day, each a link as large as a thumb. Work without script. */
import { Link } from "@remix-run/react";
import { formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import type { Slot } from "./slots.ts";

export function SlotLinks({
  slots,
  to,
}: {
  readonly slots: readonly Slot[];
  /** The address that a time leads to. */
  readonly to: (slot: Slot) => string;
}) {
  const { bookings } = useMessages();
  const language = useLanguage();
  const days = [...new Set(slots.map(({ startsAt }) => localDayOf(startsAt)))];
  return (
    <div className="mt-4">
      {days.map((day) => (
        <section key={day} aria-label={formatDay(day, language)} className="border-hair border-t py-3">
          <h3 className="font-bold">
            <time dateTime={day}>{formatDay(day, language)}</time>
          </h3>
          <ul className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(6.5em,1fr))] gap-2">
            {slots
              .filter(({ startsAt }) => localDayOf(startsAt) === day)
              .map((slot) => (
                <li key={slot.startsAt.toISOString() + slot.mode}>
                  <Link
                    to={to(slot)}
                    rel="nofollow"
                    className="flex min-h-tap flex-col items-center justify-center rounded-control border-[1.5px] border-edge px-2 py-2 text-center leading-[1.3] no-underline hover:bg-paper-sunk"
                  >
                    <b className="font-num">{formatTime(slot.startsAt)}</b>
                    <span className="text-ink-2 text-min">{bookings.mode[slot.mode]}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
