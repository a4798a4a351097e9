import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, ButtonLink, QuietButton, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { changeConductLists } from "../conduct-lists/change-conduct-lists.server.ts";
import { readConductLists, type ShownConductItem } from "../conduct-lists/conduct-items.server.ts";
import { ConductWords } from "../conduct-lists/conduct-words.tsx";

const steps = ["up", "down", "retire", "restore"] as const;
const doneWords = { up: "moved", down: "moved", retire: "retired", restore: "restored" } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "conduct_list.manage");
  const done = new URL(request.url).searchParams.get("done");
  return {
    lists: await readConductLists(context.db, { retiredToo: true }),
    done: (["saved", "moved", "retired", "restored"] as const).find((each) => each === done) ?? null,
  };
}

/** Moves a line, takes it off or puts it back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "conduct_list.manage");
  const form = await request.formData();
  const step = steps.find((each) => each === form.get("do"));
  if (step === undefined) throw new Response(null, { status: 400 });
  const id = String(form.get("id"));
  const changed = await changeConductLists(context, {
    actor,
    change: { do: step, id, expectedVersion: Number(form.get("version")) },
  });
  if (changed.ok) return redirect(`${addresses.deskConductLists}?done=${doneWords[step]}#line-${id}`);
  const { problems } = messagesFor(languageOf(request)).conductLists.desk;
  const words = changed.reason === "changed_meanwhile" ? problems.movedMeanwhile : problems.gone;
  return data({ problem: { field: "lists", words } });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.conductLists.desk.title);

export default function DeskConductLists() {
  const { lists, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const words = useMessages().conductLists;
  const { desk } = words;
  return (
    <Column>
      <ErrorSummary problems={problem === undefined ? [] : [problem]} />
      <DeskHead title={desk.title} />
      <p className="text-ink-2">{desk.lead}</p>
      <TextLink to={addresses.conductLists}>{desk.seePublic}</TextLink>
      {problem === undefined && done !== null && <Note icon="check">{desk.done[done]}</Note>}
      <div id="lists">
        {lists.map(({ list, items }) => {
          const shown = items.filter(({ isActive }) => isActive);
          const retired = items.filter(({ isActive }) => !isActive);
          return (
            <Section key={list} id={list} title={words.lists[list].name}>
              {shown.length === 0 ? (
                <EmptyState>{words.none}</EmptyState>
              ) : (
                <Rows ordered>
                  {shown.map((item, at) => (
                    <Line key={item.id} item={item} number={at + 1} last={at + 1 === shown.length} />
                  ))}
                </Rows>
              )}
              <Actions>
                <ButtonLink to={`${addresses.deskConductLists}/new?list=${list}`}>
                  {desk.addTo(words.lists[list].name)}
                </ButtonLink>
              </Actions>
              {retired.length > 0 && (
                <Disclosure summary={desk.retired(retired.length)}>
                  <Rows>
                    {retired.map((item) => (
                      <Retired key={item.id} item={item} />
                    ))}
                  </Rows>
                </Disclosure>
              )}
            </Section>
          );
        })}
      </div>
    </Column>
  );
}

type LineProps = { readonly item: ShownConductItem };

function Line({ item, number, last }: LineProps & { readonly number: number; readonly last: boolean }) {
  const { desk } = useMessages().conductLists;
  return (
    <div id={`line-${item.id}`}>
      <ConductWords item={item} number={number} />
      <Form method="post" className="flex flex-wrap gap-x-5">
        <Known item={item} />
        <Link
          to={`${addresses.deskConductLists}/${item.id}`}
          aria-label={desk.changeNamed(number)}
          className="inline-flex min-h-tap min-w-tap items-center"
        >
          {desk.change}
        </Link>
        {number > 1 && (
          <QuietButton name="do" value="up" aria-label={desk.upNamed(number)}>
            {desk.up}
          </QuietButton>
        )}
        {!last && (
          <QuietButton name="do" value="down" aria-label={desk.downNamed(number)}>
            {desk.down}
          </QuietButton>
        )}
        <QuietButton name="do" value="retire" aria-label={desk.retireNamed(number)}>
          {desk.retire}
        </QuietButton>
      </Form>
    </div>
  );
}

function Retired({ item }: LineProps) {
  const { desk } = useMessages().conductLists;
  return (
    <Form method="post" id={`line-${item.id}`}>
      <ConductWords item={item} />
      <Known item={item} />
      <QuietButton name="do" value="restore" aria-label={desk.restoreNamed(item.wordsZh)}>
        {desk.restore}
      </QuietButton>
    </Form>
  );
}

function Known({ item }: LineProps) {
  return (
    <>
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
    </>
  );
}
