import { useMessages } from "#app/i18n/use-messages.tsx";

/** The articles an answer rests on, one a line as they were cited; nothing when there are none. */
export function CitedArticles({ articles }: { articles: readonly string[] }) {
  const { thread } = useMessages().questions;
  if (articles.length === 0) return null;
  return (
    <div className="mt-3 max-w-measure text-ink-2 leading-[1.6]">
      <p>{thread.articles}</p>
      <ul>
        {articles.map((article) => (
          <li key={article}>{article}</li>
        ))}
      </ul>
    </div>
  );
}
