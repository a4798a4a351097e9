import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isLanguage } from "#app/i18n/index.ts";
import { LanguageProvider, useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { Preview } from "../questionnaires/preview.tsx";
import { questionsOf } from "../questionnaires/questionnaire.ts";
import { askedVersion, requireQuestionnaire } from "../questionnaires/require-draft.server.ts";
import { useWords } from "../questionnaires/use-words.ts";

/** `?in=en` shows it in the other language. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const version = await requireQuestionnaire(request, context, params.id, askedVersion(request));
  const wanted = new URL(request.url).searchParams.get("in");
  const { id, number, definition } = version;
  return { id, number, definition, shownIn: isLanguage(wanted) ? wanted : null };
}

export const meta = titled((messages) => messages.questionnaires.title);

export default function PreviewPage() {
  const { id, number, definition, shownIn } = useLoaderData<typeof loader>();
  const { builder } = useMessages().questionnaires;
  const say = useWords();
  const language = useLanguage();
  const shown = shownIn ?? language;
  const page = `${addresses.questionnaires}/${id}`;
  return (
    <>
      <BackLink to={`${page}?version=${number}`}>{say(definition.title)}</BackLink>
      <DeskHead title={builder.previewOf(say(definition.title))} />
      <p className="text-ink-2">{builder.previewLead}</p>
      <noscript>
        <p className="text-ink-2">{builder.previewPlain}</p>
      </noscript>
      <TextLink to={`${page}/preview?version=${number}&in=${shown === "en" ? "zh-CN" : "en"}`}>
        {shown === "en" ? builder.previewChinese : builder.previewEnglish}
      </TextLink>
      {questionsOf(definition).length === 0 ? (
        <EmptyState>{builder.emptySection}</EmptyState>
      ) : (
        <LanguageProvider language={shown}>
          <div lang={shown}>
            <Preview key={shown} questionnaire={definition} />
          </div>
        </LanguageProvider>
      )}
    </>
  );
}
