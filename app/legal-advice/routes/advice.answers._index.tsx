import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { withQuery } from "#app/organisations/kept-query.ts";
import { isId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { boxLook } from "#app/ui/field.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { adviceTopics } from "../advice-topics.server.ts";
import { AnswerList } from "../knowledge/answer-list.tsx";
import { latestAnswers, searchAnswers } from "../knowledge/find-answers.server.ts";

const longestSearch = 100;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const typed = (searchParams.get("q") ?? "").trim().slice(0, longestSearch);
  const topics = await adviceTopics(context.db);
  if (typed !== "")
    return { typed, topics, topicId: null, next: null, answers: await searchAnswers(context.db, typed) };
  const asked = searchParams.get("topic");
  const topicId = topics.find(({ id }) => id === asked)?.id ?? null;
  const after = searchParams.get("after");
  const page = await latestAnswers(context.db, { topicId, after: isId(after) ? after : null });
  return { typed, topics, topicId, ...page };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.knowledge.title);

export default function AnswersPage() {
  const { typed, topics, topicId, answers, next } = useLoaderData<typeof loader>();
  const { knowledge, bookings } = useMessages();
  const language = useLanguage();
  const searched = typed !== "";
  return (
    <Column>
      <BackLink to={addresses.advice}>{bookings.front.title}</BackLink>
      <PageHead title={knowledge.title} lead={knowledge.lead} />
      <search>
        <Form method="get">
          <label htmlFor="q" className="block font-bold leading-snug">
            {knowledge.find}
          </label>
          <p id="q-hint" className="mt-1 text-ink-2 leading-[1.6]">
            {knowledge.findHint}
          </p>
          <div className="mt-2 grid grid-cols-[1fr_auto] gap-2">
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={typed}
              maxLength={longestSearch}
              autoComplete="off"
              aria-describedby="q-hint"
              className={boxLook()}
            />
            <Button snug>{knowledge.search}</Button>
          </div>
        </Form>
      </search>
      {!searched && (
        <ul className="mt-4 flex flex-wrap gap-x-5">
          {topics.map(({ id, name, nameEn }) => (
            <li key={id}>
              {id === topicId ? (
                <b className="inline-flex min-h-tap items-center">{language === "en" ? nameEn : name}</b>
              ) : (
                <TextLink to={withQuery({}, { topic: id })}>{language === "en" ? nameEn : name}</TextLink>
              )}
            </li>
          ))}
          {topicId !== null && (
            <li>
              <TextLink to={addresses.answers}>{knowledge.all}</TextLink>
            </li>
          )}
        </ul>
      )}
      <div className="mt-8">
        <Section title={searched ? knowledge.found(answers.length) : knowledge.latest} first>
          {answers.length > 0 ? (
            <AnswerList answers={answers} />
          ) : (
            <EmptyState
              action={
                <ButtonLink to={addresses.ask} tone="main">
                  {knowledge.ask}
                </ButtonLink>
              }
            >
              {searched ? knowledge.noneFound : knowledge.none}
            </EmptyState>
          )}
        </Section>
      </div>
      {next !== null && (
        <p className="mt-4">
          <TextLink to={withQuery(topicId === null ? {} : { topic: topicId }, { after: next })}>
            {knowledge.older}
          </TextLink>
        </p>
      )}
    </Column>
  );
}
