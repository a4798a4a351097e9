import { useMessages } from "#app/i18n/use-messages.tsx";
import { CitedArticles } from "../questions/cited-articles.tsx";
import type { EditedAnswer } from "./publish-answer.server.ts";

/** A question and its answer as everybody may read them, under their title. */
export function PublishedText({ answer }: { answer: Omit<EditedAnswer, "title"> }) {
  const { knowledge } = useMessages();
  return (
    <>
      <h2>{knowledge.asked}</h2>
      <p className="mt-2 max-w-measure whitespace-pre-line">{answer.asked}</p>
      <h2 className="mt-6">{knowledge.answered}</h2>
      <p className="mt-2 max-w-measure whitespace-pre-line">{answer.answer}</p>
      <CitedArticles articles={answer.articles} />
    </>
  );
}
