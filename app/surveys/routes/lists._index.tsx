import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { readConductLists } from "../conduct-lists/conduct-items.server.ts";
import { forbids } from "../conduct-lists/conduct-lists.ts";
import { ConductWords } from "../conduct-lists/conduct-words.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  return { lists: await readConductLists(context.db) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.conductLists.title);

export default function ConductLists() {
  const { lists } = useLoaderData<typeof loader>();
  const words = useMessages().conductLists;
  return (
    <Column>
      <PageHead title={words.title} lead={words.lead} />
      {lists.some(({ items }) => items.some(({ isExample }) => isExample)) && (
        <Note>{words.examplesNote}</Note>
      )}
      {lists.map(({ list, items }, at) => (
        <Section key={list} id={list} title={words.lists[list].name} first={at === 0}>
          <p className="mb-4 text-ink-2">{words.lists[list].lead}</p>
          {items.length === 0 ? (
            <EmptyState>{words.none}</EmptyState>
          ) : (
            <Rows ordered>
              {items.map((item, index) => (
                <div key={item.id} id={`line-${item.id}`}>
                  <ConductWords item={item} number={index + 1} />
                  {forbids(list) && (
                    <Link
                      to={`${addresses.conductLists}/report?item=${item.id}`}
                      aria-label={words.reportNamed(index + 1)}
                      className="inline-flex min-h-tap items-center"
                    >
                      {words.report}
                    </Link>
                  )}
                </div>
              ))}
            </Rows>
          )}
        </Section>
      ))}
    </Column>
  );
}
