import { useMessages } from "#app/i18n/use-messages.tsx";
import type { EditedAnswer } from "./publish-answer.server.ts";

/** A question and its answer as everybody may read them, under their title. */
export function PublishedText({ answer }: { answer: Omit<EditedAnswer, "title"> }) {
  const { knowledge, questions } = useMessages();
  return (
    <>
      <h2>{knowledge.asked}</h2>
      <p className="mt-2 max-w-measure whitespace-pre-line">{answer.asked}</p>
      <h2 className="mt-6">{knowledge.answered}</h2>
      <p className="mt-2 max-w-measure whitespace-pre-line">{answer.answer}</p>
      {answer.articles.length > 0 && (
        <p className="mt-3 max-w-measure text-ink-2">
          {questions.thread.articles}{" "}
          {answer.articles.map((article) => (
            <span key={article} className="mr-3 inline-block">
              {article}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
