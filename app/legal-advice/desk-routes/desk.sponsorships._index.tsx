import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { may } from "#app/accounts/permissions.ts";
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Pagination, Views } from "#app/ui/queue.tsx";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { listSponsorships, terms } from "../sponsorships/sponsorship-queries.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.read");
  const { searchParams } = new URL(request.url);
  const term = terms.find((each) => each === searchParams.get("term")) ?? "running";
  const typed = (searchParams.get("name") ?? "").slice(0, 60);
  const after = searchParams.get("after");
  const page = await listSponsorships(context.db, actor, { term, typed, after }, context.now());
  const query = (changes: Readonly<Record<string, string>>) =>
    `?${new URLSearchParams({ term, ...(typed === "" ? {} : { name: typed }), ...changes })}`;
  return {
    ...page,
    term,
    typed,
    views: terms.map((each) => ({ term: each, to: query({ term: each }) })),
    nextPage: page.next === null ? null : query({ after: page.next }),
    manages: may(actor, "sponsorship.manage"),
    oversees: may(actor, "advice.oversee"),
  };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.sponsorships.title);

export default function SponsorshipsPage() {
  const { sponsorships, count, term, typed, views, nextPage, manages, oversees } =
    useLoaderData<typeof loader>();
  const { sponsorships: words, common } = useMessages();
  const language = useLanguage();
  return (
    <Column>
      <DeskHead title={words.title} lead={words.lead} />
      {manages && (
        <p className="mb-4">
          <ButtonLink to={`${addresses.sponsorships}/new`}>{words.create}</ButtonLink>
        </p>
      )}
      {oversees && (
        <p className="mb-4">
          <TextLink to={addresses.adviceOversight}>{words.oversight.go}</TextLink>
        </p>
      )}
      <Views
        label={words.termsLabel}
        views={views.map(({ term: each, to }) => ({
          to,
          label: words.terms[each],
          current: each === term,
          ...(each === term ? { count } : {}),
        }))}
      />
      <Form method="get" role="search">
        <input type="hidden" name="term" value={term} />
        <TextInput name="name" type="search" label={words.find} defaultValue={typed} />
        <p className="mt-4 mb-8">
          <Button>{words.search}</Button>
        </p>
      </Form>
      {sponsorships.length === 0 ? (
        <EmptyState>{typed === "" && !manages ? words.noneYet : words.none}</EmptyState>
      ) : (
        <Rows>
          {sponsorships.map((each) => (
            <div key={each.id}>
              <Link
                to={`${addresses.sponsorships}/${each.id}`}
                className="inline-flex min-h-tap items-center font-bold"
              >
                {each.sponsorName}
              </Link>
              <p>{words.adviserOf(each.adviserName, each.firmName)}</p>
              <p className="text-ink-2">
                {[
                  words.term(formatDayLong(each.startsOn, language), formatDayLong(each.endsOn, language)),
                  words.villages(each.villages),
                  ...(term === "running" ? [words.free(words.duration(each.freeMinutes))] : []),
                ].join(common.comma)}
              </p>
            </div>
          ))}
        </Rows>
      )}
      <Pagination next={nextPage ?? undefined} />
    </Column>
  );
}
