import { useMessages } from "#app/i18n/use-messages.tsx";
import type { EditedAnswer } from "./publish-answer.server.ts";

/** A question and its answer as everybody may read them. */
export function PublishedText({ answer }: { answer: EditedAnswer }) {
  const { knowledge, questions } = useMessages();
  return (
    <>
      <h2 className="mb-2">{answer.title}</h2>
      <h3 className="mt-4">{knowledge.asked}</h3>
      <p className="max-w-measure whitespace-pre-line">{answer.asked}</p>
      <h3 className="mt-4">{knowledge.answered}</h3>
      <p className="max-w-measure whitespace-pre-line">{answer.answer}</p>
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
