/** Which day, which time, with whom: everything is a link, so that it works without script. */
import { formatDayPlain, formatDayShort, formatTime, formatWeekday } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { withQuery } from "#app/organisations/kept-query.ts";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { TileGone, TileLink, Tiles } from "#app/ui/tiles.tsx";
import type { TimesToChoose } from "./choose-time.server.ts";
import { lineQuery, wantedQuery } from "./wanted-time.ts";

type Place = { readonly code: string; readonly fullName: string };

export function ChooseTime({ place, ...chosen }: TimesToChoose & { readonly place: Place }) {
  const { times } = useMessages().bookings;
  const { adviser, instead, waitFor } = chosen;
  return (
    <>
      <PageHead
        kicker={place.fullName}
        title={times.title(adviser.displayName)}
        lead={times.lead(adviser.firmName, adviser.sponsorName)}
      />
      {instead !== null && (
        <Note>
          {instead.own === null || instead.why === "none"
            ? times.instead.none
            : times.instead[instead.why](instead.own.displayName)}
        </Note>
      )}
      <Days place={place} {...chosen} />
      <Times place={place} {...chosen} />
      {waitFor !== null && (
        <p className="mt-4">
          <TextLink
            to={`${addresses.advice}/wait${withQuery({}, lineQuery({ ...waitFor, place: place.code, adviserId: waitFor.adviser.adviserId }))}`}
          >
            {waitFor.fromDay === waitFor.toDay ? times.queue : times.queueAny(waitFor.adviser.displayName)}
          </TextLink>
        </p>
      )}
      <Others place={place} {...chosen} />
    </>
  );
}

function Days({
  place,
  adviser,
  days,
  chosenDay,
  earlier,
  later,
}: TimesToChoose & { readonly place: Place }) {
  const { times } = useMessages().bookings;
  const language = useLanguage();
  const keep = { place: place.code, adviser: adviser.adviserId };
  const from = days[0]?.day ?? "";
  return (
    <Section title={times.day} first>
      {days.length === 0 && <EmptyState>{times.noDays}</EmptyState>}
      <Tiles wide>
        {days.map(({ day, free }) => (
          <TileLink
            key={day}
            to={withQuery(keep, { day, from })}
            title={formatDayShort(day, language)}
            text={
              free === 0
                ? times.dayFull(formatWeekday(day, language))
                : times.dayFree(formatWeekday(day, language), free)
            }
            current={day === chosenDay}
            faint={free === 0}
          />
        ))}
      </Tiles>
      {(earlier !== null || later !== null) && (
        <p className="mt-4 flex flex-wrap gap-x-6">
          {earlier !== null && <TextLink to={withQuery(keep, { from: earlier })}>{times.earlier}</TextLink>}
          {later !== null && <TextLink to={withQuery(keep, { from: later })}>{times.later}</TextLink>}
        </p>
      )}
    </Section>
  );
}

function Times({ place, chosenDay, times: all }: TimesToChoose & { readonly place: Place }) {
  const { times, mode } = useMessages().bookings;
  const language = useLanguage();
  const [first] = all;
  if (chosenDay === null || first === undefined) return null;
  const modes = new Set(all.map((time) => time.mode));
  const minutes = (first.endsAt.getTime() - first.startsAt.getTime()) / 60_000;
  return (
    <Section title={times.time(formatDayPlain(chosenDay, language))}>
      <p className="mb-4 text-ink-2">
        {times.hint(minutes, modes.size === 1 ? mode[first.mode] : null)}{" "}
        {all.some(({ seat }) => seat === null) && times.hintGone}
      </p>
      <Tiles>
        {all.map((time) => {
          const key = time.startsAt.toISOString() + time.mode;
          const title = formatTime(time.startsAt);
          return time.seat === null ? (
            <TileGone key={key} title={title} gone={times.gone} />
          ) : (
            <TileLink
              key={key}
              to={`${addresses.advice}/book/who${withQuery({}, wantedQuery(time, place.code))}`}
              title={title}
              text={modes.size > 1 ? mode[time.mode] : undefined}
            />
          );
        })}
      </Tiles>
    </Section>
  );
}

function Others({ place, others }: TimesToChoose & { readonly place: Place }) {
  const { times } = useMessages().bookings;
  const language = useLanguage();
  if (others.length === 0) return null;
  return (
    <Section title={times.others}>
      <Rows>
        {others.map(({ adviser, firstDay }) => (
          <div key={adviser.adviserId}>
            <TextLink to={withQuery({ place: place.code }, { adviser: adviser.adviserId })}>
              {times.who(adviser.displayName, adviser.firmName)}
            </TextLink>
            <p className="text-ink-2">
              {times.otherFrom(times.near[adviser.nearness], formatDayPlain(firstDay, language))}
            </p>
          </div>
        ))}
      </Rows>
    </Section>
  );
}
