import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { divisionPick } from "../division-picker.server.ts";
import { DivisionLinks, DivisionSearch } from "../division-picker.tsx";
import { divisionByCode } from "../division-queries.server.ts";
import { WindowList } from "../window-list.tsx";
import { searchWindows, windowsOf } from "../windows.server.ts";

/** `?place=` is a division; `?find=` finds places and offices by part of their name. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context;
  const url = new URL(request.url);
  const code = url.searchParams.get("place");
  const place = code === null ? null : await divisionByCode(db, code);
  const pick = await divisionPick(db, url, null);
  return {
    place: place && { name: place.fullName },
    pick,
    named: await searchWindows(db, pick.typed),
    ...(await windowsOf(db, place?.path ?? null)),
  };
}

export const meta = titled((messages) => messages.organisations.windows.title);

export default function WindowsPage() {
  const { place, pick, named, windows, bureaus } = useLoaderData<typeof loader>();
  const { windows: words } = useMessages().organisations;
  const searched = pick.found !== null;
  return (
    <Column>
      <PageHead title={words.title} lead={words.lead} />
      <DivisionSearch key={pick.typed} pick={pick} label={words.find} hint={words.findHint} />
      {searched && pick.found.length + named.length === 0 && <Note>{words.noneFound(pick.typed)}</Note>}
      {place === null && (pick.found?.length !== 0 || named.length === 0) && <DivisionLinks pick={pick} />}
      {named.length > 0 && (
        <Section title={words.byName}>
          <WindowList windows={named} />
        </Section>
      )}
      {!searched && (
        <Section title={place === null ? words.city : words.nearest(place.name)}>
          <WindowList windows={windows} />
          {place !== null && (
            <p className="mt-4">
              <TextLink to={addresses.windows}>{words.otherPlace}</TextLink>
            </p>
          )}
          {bureaus.length > 0 && (
            <div className="mt-6">
              <Disclosure summary={words.bureaus(bureaus.length)}>
                <WindowList windows={bureaus} />
              </Disclosure>
            </div>
          )}
        </Section>
      )}
      <OtherWays />
    </Column>
  );
}

function OtherWays() {
  const { common, organisations } = useMessages();
  const { windows: words } = organisations;
  return (
    <>
      <Section title={words.ways}>
        <Rows>
          <p>
            <TextLink to={addresses.say}>{words.online}</TextLink>
            <br />
            {words.onlineText}
          </p>
          <p>
            <b>{words.phoneWay}</b>
            <br />
            {words.phoneText}
          </p>
          <p>
            <b>{words.letter}</b>
            <br />
            {words.letterText}
          </p>
          <p>
            <b>{words.village}</b>
            <br />
            {words.villageText}
          </p>
        </Rows>
      </Section>
      <Section title={words.query}>
        <p>{words.queryText}</p>
        <TextLink to={addresses.track}>{common.nav.track}</TextLink>
      </Section>
      <Section title={words.law}>
        <p>{words.lawText}</p>
        <TextLink to={addresses.deadlines}>{common.nav.deadlines}</TextLink>
      </Section>
    </>
  );
}
