/**
 * Choosing a place with a thumb: type part of its name, or walk down level by level. Both are links and forms of
 * the page itself, so that they work without script; what was chosen stands as a radio in the page's own form.
 */
import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { boxLook } from "#app/ui/field.tsx";
import { Note } from "#app/ui/note.tsx";
import type { DivisionPick } from "./division-picker.server.ts";

/** The search box: a GET form of its own, to be placed outside the page's POST form. */
export function DivisionSearch({ pick: { typed } }: { pick: DivisionPick }) {
  const { divisions } = useMessages().organisations;
  return (
    <Form method="get" role="search" className="mt-6">
      <label htmlFor="find" className="block font-bold leading-snug">
        {divisions.find}
      </label>
      <p id="find-hint" className="mt-1 text-ink-2 leading-[1.6]">
        {divisions.findHint}
      </p>
      <div className="mt-2 grid grid-cols-[1fr_auto] gap-2">
        <input
          id="find"
          name="find"
          type="search"
          defaultValue={typed}
          autoComplete="off"
          aria-describedby="find-hint"
          className={boxLook()}
        />
        <Button snug>{divisions.search}</Button>
      </div>
    </Form>
  );
}

/** The places to choose from, as radios named `name`, inside the page's POST form. */
export function DivisionChoices({
  pick,
  name,
  error,
}: {
  pick: DivisionPick;
  name: string;
  error?: string | undefined;
}) {
  const { divisions } = useMessages().organisations;
  const { found, lineage, children, chosen } = pick;
  const inside = lineage.at(-1);
  const options = found ?? [
    ...(inside ? [inside] : []),
    ...children.filter(({ level }) => level === "village"),
  ];
  const deeper = found === null ? children.filter(({ level }) => level !== "village") : [];
  const offered =
    chosen !== null && !options.some(({ code }) => code === chosen.code) ? [chosen, ...options] : options;
  return (
    <>
      {found?.length === 0 && <Note>{divisions.none(pick.typed)}</Note>}
      {offered.length > 0 && (
        <Radios
          name={name}
          legend={divisions.choose}
          error={error}
          value={chosen?.code ?? (found?.length === 1 ? found[0]?.code : undefined)}
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
      {found === null && (
        <nav aria-label={divisions.browse} className="mt-6">
          <p className="font-bold leading-snug">
            {inside === undefined ? divisions.browse : divisions.below(inside.fullName)}
          </p>
          {inside !== undefined && (
            <p>
              <Link to="?" preventScrollReset className="inline-flex min-h-tap items-center">
                {divisions.fromTop}
              </Link>
            </p>
          )}
          <ul className="mt-1 grid grid-cols-2 gap-x-4">
            {deeper.map(({ code, name: place }) => (
              <li key={code} className="border-hair border-t">
                <Link to={`?in=${code}`} preventScrollReset className="flex min-h-tap items-center py-1">
                  {place}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
