/** Days and times as tiles to press. Links, so that they work without script. */
import { formatDayPlain, formatDayShort, formatTime, formatWeekday } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { withQuery } from "#app/organisations/kept-query.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/rows.tsx";
import { TileGone, TileLink, Tiles } from "#app/ui/tiles.tsx";
import type { DaysToChoose } from "./days-to-choose.ts";
import type { OfferedTime } from "./slots.ts";

/** `keep` is what the address of this page goes on saying; `to` is where a free time leads. */
export function DayAndTime({
  days,
  earlier,
  later,
  chosenDay,
  times,
  keep,
  to,
}: DaysToChoose & {
  readonly keep: Readonly<Record<string, string>>;
  readonly to: (time: OfferedTime) => string;
}) {
  const words = useMessages().bookings.times;
  const language = useLanguage();
  const from = days[0]?.day ?? "";
  return (
    <>
      <Section title={words.day} id="day" first>
        {days.length === 0 && <EmptyState>{words.noDays}</EmptyState>}
        <Tiles wide>
          {days.map(({ day, free }) => (
            <TileLink
              key={day}
              to={withQuery(keep, { day, from })}
              title={formatDayShort(day, language)}
              text={
                free === 0
                  ? words.dayFull(formatWeekday(day, language))
                  : words.dayFree(formatWeekday(day, language), free)
              }
              current={day === chosenDay}
              faint={free === 0}
            />
          ))}
        </Tiles>
        {(earlier !== null || later !== null) && (
          <p className="mt-4 flex flex-wrap gap-x-6">
            {earlier !== null && <TextLink to={withQuery(keep, { from: earlier })}>{words.earlier}</TextLink>}
            {later !== null && <TextLink to={withQuery(keep, { from: later })}>{words.later}</TextLink>}
          </p>
        )}
      </Section>
      {chosenDay !== null && (
        <Section title={words.time(formatDayPlain(chosenDay, language))} id="time">
          <Times times={times} to={to} />
        </Section>
      )}
    </>
  );
}

function Times({
  times,
  to,
}: {
  readonly times: readonly OfferedTime[];
  readonly to: (time: OfferedTime) => string;
}) {
  const { times: words, mode } = useMessages().bookings;
  const [first] = times;
  if (first === undefined) return null;
  const modes = new Set(times.map((time) => time.mode));
  const minutes = (first.endsAt.getTime() - first.startsAt.getTime()) / 60_000;
  return (
    <>
      <p className="mb-4 text-ink-2">
        {words.hint(minutes, modes.size === 1 ? mode[first.mode] : null)}{" "}
        {times.some(({ seat }) => seat === null) && words.hintGone}
      </p>
      <Tiles>
        {times.map((time) => {
          const key = time.startsAt.toISOString() + time.mode;
          const title = formatTime(time.startsAt);
          if (time.seat === null) return <TileGone key={key} title={title} gone={words.gone} />;
          return (
            <TileLink
              key={key}
              to={to(time)}
              title={title}
              text={modes.size > 1 ? mode[time.mode] : undefined}
            />
          );
        })}
      </Tiles>
    </>
  );
}
