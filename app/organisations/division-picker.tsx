/**
 * Choosing a place with a thumb: type part of its name, or walk down level by level. Both are links and forms of
 * the page itself, so that they work without script. `DivisionChoices` are radios for a page's own form;
 * `DivisionLinks` lead on at once.
 */
import { Form, Link } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { boxLook } from "#app/ui/field.tsx";
import { Note } from "#app/ui/note.tsx";
import type { DivisionPick } from "./division-picker.server.ts";
import { type KeptQuery, withQuery } from "./kept-query.ts";
import { usePlaces } from "./use-places.ts";

/**
 * The search box: a GET form of its own, outside the page's POST form. Once script runs it also shows places while
 * one types, as links in a list that is announced.
 */
export function DivisionSearch({
  pick: { typed },
  keep = {},
  as = "place",
  label,
  hint,
}: {
  readonly pick: Pick<DivisionPick, "typed">;
  readonly keep?: KeptQuery;
  /** The name under which a place that was pressed goes into the address. */
  readonly as?: string;
  readonly label?: string;
  readonly hint?: string;
}) {
  const { divisions } = useMessages().organisations;
  const [typing, setTyping] = useState("");
  const places = usePlaces(typing);
  return (
    <search>
      <Form method="get" className="mt-6">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="place-find" className="block font-bold leading-snug">
          {label ?? divisions.find}
        </label>
        <p id="place-find-hint" className="mt-1 text-ink-2 leading-[1.6]">
          {hint ?? divisions.findHint}
        </p>
        <div className="mt-2 grid grid-cols-[1fr_auto] gap-2">
          <input
            id="place-find"
            name="find"
            type="search"
            defaultValue={typed}
            autoComplete="off"
            aria-describedby="place-find-hint"
            onChange={(event) => setTyping(event.currentTarget.value)}
            className={boxLook()}
          />
          <Button snug>{divisions.search}</Button>
        </div>
      </Form>
      <p role="status" className="vh">
        {places.length > 0 ? divisions.found(places.length) : ""}
      </p>
      {places.length > 0 && (
        <ul className="rounded-control border-[1.5px] border-edge border-t-0">
          {places.map(({ code, fullName }) => (
            <li key={code} className="border-hair border-t">
              <Link
                to={withQuery(keep, { [as]: code })}
                onClick={() => setTyping("")}
                preventScrollReset
                className="flex min-h-tap items-center px-3.5 py-1"
              >
                {fullName}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

/** The places to choose from, as radios named `name`, inside the page's POST form. */
export function DivisionChoices({
  pick,
  name,
  error,
  keep = {},
}: {
  pick: DivisionPick;
  name: string;
  error?: string | undefined;
  keep?: KeptQuery;
}) {
  const { divisions } = useMessages().organisations;
  const { found, lineage, children, chosen } = pick;
  const inside = lineage.at(-1);
  const options = found ?? [
    ...(inside ? [inside] : []),
    ...children.filter(({ level }) => level === "village"),
  ];
  const deeper = children.filter(({ level }) => level !== "village");
  const offered =
    chosen !== null && !options.some(({ code }) => code === chosen.code) ? [chosen, ...options] : options;
  const first = chosen?.code ?? (found?.length === 1 ? found[0]?.code : undefined);
  return (
    <>
      {found?.length === 0 && <Note>{divisions.none(pick.typed)}</Note>}
      {offered.length > 0 && (
        <Radios
          // A place pressed in a list while the page stays is a new first choice.
          key={first ?? ""}
          name={name}
          legend={divisions.choose}
          error={error}
          value={first}
          options={offered.map((division) => ({
            value: division.code,
            label: division.fullName,
            ...(division.level === "village" ? {} : { hint: divisions.wholePlace }),
          }))}
        />
      )}
      {offered.length === 0 && error !== undefined && (
        <p id={name} className="mt-4 font-bold text-overdue">
          {error}
        </p>
      )}
      {(found === null || found.length === 0) && (
        <WalkDown pick={pick} keep={keep}>
          {deeper.map(({ code, name: place }) => (
            <PlaceLink key={code} to={withQuery(keep, { in: code })}>
              {place}
            </PlaceLink>
          ))}
        </WalkDown>
      )}
    </>
  );
}

/** The same places as links: pressing one leads to `?<as>=<code>` of this page. */
export function DivisionLinks({
  pick,
  keep = {},
  as = "place",
}: {
  pick: DivisionPick;
  keep?: KeptQuery;
  as?: string;
}) {
  const { divisions } = useMessages().organisations;
  const { found, lineage, children } = pick;
  const inside = lineage.at(-1);
  return (
    <>
      {found !== null && found.length > 0 && (
        <ul className="mt-4">
          {found.map(({ code, fullName }) => (
            <PlaceLink key={code} to={withQuery(keep, { [as]: code })}>
              {fullName}
            </PlaceLink>
          ))}
        </ul>
      )}
      {(found === null || found.length === 0) && (
        <WalkDown pick={pick} keep={keep}>
          {inside !== undefined && (
            <PlaceLink to={withQuery(keep, { [as]: inside.code })} wide>
              <b>{divisions.justThis(inside.fullName)}</b>
            </PlaceLink>
          )}
          {children.map(({ code, name: place, level }) => (
            <PlaceLink key={code} to={withQuery(keep, { [level === "village" ? as : "in"]: code })}>
              {place}
            </PlaceLink>
          ))}
        </WalkDown>
      )}
    </>
  );
}

function WalkDown({ pick, keep, children }: { pick: DivisionPick; keep: KeptQuery; children: ReactNode }) {
  const { divisions } = useMessages().organisations;
  const inside = pick.lineage.at(-1);
  return (
    <nav aria-label={divisions.browse} className="mt-6">
      <p className="font-bold leading-snug">
        {inside === undefined ? divisions.browse : divisions.below(inside.fullName)}
      </p>
      {inside !== undefined && (
        <p>
          <Link to={withQuery(keep, {})} preventScrollReset className="inline-flex min-h-tap items-center">
            {divisions.fromTop}
          </Link>
        </p>
      )}
      <ul className="mt-1 grid grid-cols-2 gap-x-4">{children}</ul>
    </nav>
  );
}

function PlaceLink({ to, wide = false, children }: { to: string; wide?: boolean; children: ReactNode }) {
  return (
    <li className={`border-hair border-t ${wide ? "col-span-2" : ""}`}>
      <Link to={to} preventScrollReset className="flex min-h-tap items-center py-1">
        <span>{children}</span>
      </Link>
    </li>
  );
}
