import { Form } from "@remix-run/react";
import type { Bilingual } from "#app/deadlines/statutory-rules.ts";
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { DivisionLinks, DivisionSearch } from "#app/organisations/division-picker.tsx";
import { WindowList } from "#app/organisations/window-list.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateInput } from "#app/ui/field.tsx";
import { Due } from "#app/ui/letter.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { Words } from "#app/ui/words.tsx";
import type { DoorClock, DoorView } from "./door-view.server.ts";
import { SaidList } from "./question-page.tsx";
import { addressWith } from "./read-answers.ts";

/** What stands behind a door: what it is, by when, what to bring, where to go, under which article. */
export function DoorPage({ id, door, said, keep, path, say, clock, place, pick }: DoorView) {
  const { whichDoor } = useMessages();
  const { page, kinds } = whichDoor;
  const words = whichDoor.doors[id];
  const problem = clock?.problem ? [{ field: "on", words: page[clock.problem] }] : [];
  const hasWindows = door.windows.kinds.length > 0 || door.windows.topic !== null;
  const here = Object.fromEntries(Object.entries(keep).filter(([name]) => name !== "division"));
  return (
    <Column>
      <div className="pt-3">
        <BackLink to={said.at(-1)?.change ?? addresses.whichDoor} />
      </div>
      <ErrorSummary problems={problem} />
      <PageHead kicker={kinds[door.kind]} title={words.title} lead={words.why} />
      {clock !== null && <Clock clock={clock} keep={keep} path={path} />}
      <p className="max-w-measure leading-[1.7]">{words.next}</p>
      <Ways id={id} door={door} say={say} />
      <Section title={door.kind === "emergency" ? page.tell : page.bring}>
        <p>{words.bring}</p>
      </Section>
      {hasWindows && (
        <Section id="where" title={place === null ? page.where : page.nearest(place.name)}>
          {place === null ? (
            <>
              <DivisionSearch pick={pick} keep={keep} as="division" hint={page.whereHint} />
              {pick.found?.length === 0 && <NothingFound typed={pick.typed} />}
              <DivisionLinks pick={pick} keep={keep} as="division" />
            </>
          ) : (
            <>
              {place.windows.length > 0 ? <WindowList windows={place.windows} /> : <p>{page.noWindow}</p>}
              <p className="mt-4">
                <TextLink to={`${addressWith(path, here)}#where`}>{page.otherPlace}</TextLink>
              </p>
            </>
          )}
        </Section>
      )}
      <Section title={page.ground}>
        <Grounds grounds={door.grounds} />
      </Section>
      <SaidList said={said} />
      <p className="mt-6">
        <TextLink to={addresses.whichDoor}>{page.again}</TextLink>
      </p>
      <p className="mt-2 text-ink-2 leading-[1.7]">{page.desk}</p>
    </Column>
  );
}

function NothingFound({ typed }: { typed: string }) {
  const { divisions } = useMessages().organisations;
  return <Note>{divisions.none(typed)}</Note>;
}

/** The one thing to do next: a form of this site, a telephone, or nothing but the way to the window. */
function Ways({ id, door, say }: Pick<DoorView, "id" | "door" | "say">) {
  const { page } = useMessages().whichDoor;
  if (door.kind === "emergency")
    return (
      <Actions>
        <ButtonLink to="tel:110" tone="main">
          {page.call("110")}
        </ButtonLink>
        {["119", "120", "122"].map((number) => (
          <ButtonLink key={number} to={`tel:${number}`}>
            {page.call(number)}
          </ButtonLink>
        ))}
      </Actions>
    );
  if (door.opens?.page === "track")
    return (
      <Actions>
        <ButtonLink to={addresses.track} tone="main">
          {page.track}
        </ButtonLink>
      </Actions>
    );
  if (id === "adviser")
    return (
      <Actions>
        <ButtonLink to="tel:12348" tone="main">
          {page.adviser}
        </ButtonLink>
      </Actions>
    );
  if (say === null) return null;
  return (
    <Actions>
      <ButtonLink to={say} {...(door.opens === null ? {} : { tone: "main" as const })}>
        {door.opens === null ? page.sayAnyway : page.say}
      </ButtonLink>
    </Actions>
  );
}

/** The citizen's last day, once the day it starts from is known. */
function Clock({ clock, keep, path }: { clock: DoorClock } & Pick<DoorView, "keep" | "path">) {
  const { page } = useMessages().whichDoor;
  const language = useLanguage();
  const bilingual = useBilingual();
  const { deadline, face } = clock;
  const others = Object.entries(keep).filter(([name]) => name !== "on");
  if (deadline !== null && face !== null) {
    const day = formatDayLong(deadline.due, language);
    return (
      <>
        <Due
          face={face}
          sentence={
            <span className="text-display">
              <Words text={deadline.provisional ? page.provisional(day) : page.last(day)} />
            </span>
          }
          why={bilingual(deadline.explanation)}
        />
        {face.kind === "overdue" && (
          <Note icon="warning">
            {page.passed}
            <br />
            <TextLink to="tel:12348">{page.adviser}</TextLink>
          </Note>
        )}
        <p className="-mt-2 mb-4">
          <TextLink to={addressWith(path, Object.fromEntries(others))}>{page.clockOther}</TextLink>
        </p>
      </>
    );
  }
  return (
    <Form method="get" action={path} className="mb-8 border-hair border-t border-b pb-6">
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DateInput
        name="on"
        label={page.clock}
        hint={page.clockHint(bilingual(clock.startsWith))}
        error={clock.problem === null ? undefined : page[clock.problem]}
        value={clock.typed}
      />
      <Actions>
        <Button>{page.clockWork}</Button>
      </Actions>
    </Form>
  );
}

function Grounds({ grounds }: { grounds: DoorView["door"]["grounds"] }) {
  const { whichDoor } = useMessages();
  const bilingual = useBilingual();
  return (
    <ul>
      {grounds.map((ground) => (
        <li key={ground.zh} className="leading-[1.7]">
          {bilingual(ground)}
          {ground.confidence !== "V" && <span className="text-ink-2">{whichDoor.page.unread}</span>}
        </li>
      ))}
    </ul>
  );
}

function useBilingual(): (words: Bilingual) => string {
  const language = useLanguage();
  return (words) => (language === "en" ? words.en : words.zh);
}
