import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { formatDayLong, formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink, QuietButton, TextLink } from "#app/ui/button.tsx";
import { Clock } from "#app/ui/clock.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { readOwnCases } from "../tracking/own-cases.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireResident(request, context);
  const after = new URL(request.url).searchParams.get("after");
  const safe = after !== null && /^[0-9a-f-]{36}$/.test(after) ? after : null;
  const list = await readOwnCases(context.db, context.env, actor, safe);
  return { ...list, today: localDateOf(context.now()) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.tracking.mine.title);

export default function MinePage() {
  const { count, cases, next, today } = useLoaderData<typeof loader>();
  const { bookings, common, filing, tracking, petitions, accounts } = useMessages();
  const language = useLanguage();
  const { mine } = tracking;
  return (
    <Column>
      <PageHead title={mine.title} lead={mine.lead(count)} />
      <p className="mb-6">
        <ButtonLink to={addresses.say} tone="main">
          {mine.say}
        </ButtonLink>
      </p>
      {cases.length === 0 ? (
        <EmptyState>{mine.none}</EmptyState>
      ) : (
        <Rows>
          {cases.map((each) => (
            <article key={each.id}>
              <p className="text-ink-2 text-min">
                {formatCaseNumber(each.number)} ·{" "}
                <time dateTime={each.receivedOn}>{formatDayLong(each.receivedOn, language)}</time>
              </p>
              <h2 className="text-row">
                <Link to={`${addresses.cases}/${each.number}`} className="inline-flex min-h-tap items-center">
                  {each.title}
                </Link>
              </h2>
              <p>
                {petitions.state[each.state]} · {each.ownerOrganisation.name}
              </p>
              {each.dueOn !== null && (
                <p>
                  <Clock face={each.waiting ? { kind: "waiting" } : clockFace(each.dueOn, today)} forPerson />{" "}
                  <time dateTime={each.dueOn}>{formatDayPlain(each.dueOn, language)}</time>
                </p>
              )}
            </article>
          ))}
        </Rows>
      )}
      {next !== null && (
        <p className="mt-4">
          <TextLink to={`?after=${next}`}>{mine.more}</TextLink>
        </p>
      )}
      <p className="mt-6">
        <TextLink to={addresses.drafts}>{filing.start.drafts}</TextLink>
      </p>
      <p>
        <TextLink to={addresses.track}>{mine.add}</TextLink>
      </p>
      <p>
        <TextLink to={addresses.adviceMine}>{bookings.mine.title}</TextLink>
      </p>
      <p className="flex flex-wrap gap-x-6">
        <TextLink to={addresses.inbox}>{accounts.account.inbox}</TextLink>
        <TextLink to={addresses.account}>{accounts.account.title}</TextLink>
      </p>
      <Form method="post" action={addresses.signOut}>
        <QuietButton>{common.account.signOut}</QuietButton>
      </Form>
    </Column>
  );
}
