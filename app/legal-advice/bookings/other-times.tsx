/** The nearest free times as choices of a form, so that nothing typed beside them is lost. */
import { formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Radios } from "#app/ui/choices.tsx";
import type { NearSlot } from "./find-slots.server.ts";

export function OtherTimes({
  slots,
  value,
}: {
  readonly slots: readonly NearSlot[];
  readonly value: (slot: NearSlot) => string;
}) {
  const { bookings } = useMessages();
  const language = useLanguage();
  const first = slots[0];
  if (first === undefined) return <p className="mt-6">{bookings.times.none}</p>;
  return (
    <Radios
      name="time"
      legend={bookings.nearest}
      value={value(first)}
      options={slots.map((slot) => ({
        value: value(slot),
        label: bookings.times.pick(
          `${formatDay(localDayOf(slot.startsAt), language)} ${formatTime(slot.startsAt)}`,
          bookings.mode[slot.mode],
        ),
        hint: `${bookings.times.who(slot.adviser.displayName, slot.adviser.firmName)} · ${bookings.times.near[slot.adviser.nearness]}`,
      }))}
    />
  );
}
