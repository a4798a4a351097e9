import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDayLong, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { isId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, ButtonLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { readAnswer } from "../knowledge/find-answers.server.ts";
import { PublishedText } from "../knowledge/published-text.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { id } = params;
  const answer = isId(id) ? await readAnswer(context.db, id) : null;
  if (answer === null) throw new Response(null, { status: 404 });
  return { answer };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.knowledge.title);

export default function AnswerPage() {
  const { answer } = useLoaderData<typeof loader>();
  const { knowledge } = useMessages();
  const language = useLanguage();
  const day = localDayOf(answer.publishedAt);
  return (
    <Column>
      <BackLink to={addresses.answers}>{knowledge.title}</BackLink>
      <PageHead kicker={language === "en" ? answer.topic.nameEn : answer.topic.name} title={answer.title} />
      <PublishedText answer={answer} />
      <p className="mt-6 text-ink-2">
        <time dateTime={day}>{knowledge.on(formatDayLong(day, language))}</time>
      </p>
      <Note>{knowledge.differs}</Note>
      <Actions>
        <ButtonLink to={addresses.ask} tone="main">
          {knowledge.ask}
        </ButtonLink>
      </Actions>
    </Column>
  );
}
