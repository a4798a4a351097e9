import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, ButtonLink } from "#app/ui/button.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { BookedTime } from "../bookings/own-booking-view.tsx";
import { readOwnAdvice } from "../bookings/own-waiting.server.ts";
import { readOwnQuestions } from "../questions/own-questions.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireResident(request, context);
  return {
    ...(await readOwnAdvice(context.db, actor, context.now())),
    questions: await readOwnQuestions(context.db, context.env, actor),
  };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.mine.title);

type Booked = ReturnType<typeof useLoaderData<typeof loader>>["next"];

export default function OwnAdvicePage() {
  const { next, past, waiting, questions } = useLoaderData<typeof loader>();
  const { bookings, questions: asked } = useMessages();
  const language = useLanguage();
  const { mine, wait } = bookings;
  return (
    <Column>
      <PageHead title={mine.title} />
      <Actions>
        <ButtonLink to={`${addresses.advice}/book`} tone="main">
          {bookings.front.bookGo}
        </ButtonLink>
        <ButtonLink to={addresses.ask}>{asked.front.go}</ButtonLink>
      </Actions>
      <div className="mt-8" />
      {next.length + past.length + waiting.length + questions.length === 0 && (
        <EmptyState>{mine.none}</EmptyState>
      )}
      {questions.length > 0 && (
        <Section title={asked.mine.title} first>
          <Rows>
            {questions.map(({ id, number, title, state, dueOn }) => (
              <article key={id}>
                <p className="text-ink-2 text-min">{formatCaseNumber(number)}</p>
                <h3 className="text-row">
                  <Link
                    to={`${addresses.questions}/${number}`}
                    className="inline-flex min-h-tap items-center"
                  >
                    {title}
                  </Link>
                </h3>
                <p>
                  {asked.state[state]}
                  {dueOn !== null && state !== "answered" && (
                    <> · {asked.mine.due(formatDayPlain(dueOn, language))}</>
                  )}
                </p>
              </article>
            ))}
          </Rows>
        </Section>
      )}
      {next.length > 0 && (
        <Section title={mine.next} first={questions.length === 0}>
          <BookedRows booked={next} />
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={mine.waiting}>
          <Rows>
            {waiting.map((each) => (
              <article key={each.id}>
                <h3 className="text-row">
                  <Link
                    to={`${addresses.waiting}/${each.number}`}
                    className="inline-flex min-h-tap items-center"
                  >
                    {wait.lead(
                      each.adviser.displayName,
                      formatDayPlain(each.fromDay, language),
                      formatDayPlain(each.toDay, language),
                    )}
                  </Link>
                </h3>
                <p>{wait.state[each.state]}</p>
              </article>
            ))}
          </Rows>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={mine.past}>
          <BookedRows booked={past} />
        </Section>
      )}
    </Column>
  );
}

function BookedRows({ booked }: { readonly booked: Booked }) {
  const { bookings } = useMessages();
  return (
    <Rows>
      {booked.map((each) => (
        <article key={each.id}>
          <p className="text-ink-2 text-min">{formatCaseNumber(each.number)}</p>
          <h3 className="text-row">
            <Link to={`${addresses.bookings}/${each.number}`} className="inline-flex min-h-tap items-center">
              <span>
                <BookedTime booking={each} />
              </span>
            </Link>
          </h3>
          <p>
            {bookings.state[each.state]} ·{" "}
            {bookings.times.who(each.adviser.displayName, each.adviser.firm.name)} ·{" "}
            {bookings.mode[each.mode]}
          </p>
        </article>
      ))}
    </Rows>
  );
}
