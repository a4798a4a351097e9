import { Link } from "@remix-run/react";
import { useLanguage } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Rows } from "#app/ui/rows.tsx";
import type { FoundAnswer } from "./find-answers.server.ts";

/** Characters of the question under its title. */
const excerpt = 60;

/** Published answers by their titles, with the beginning of what was asked. */
export function AnswerList({ answers }: { answers: readonly FoundAnswer[] }) {
  const language = useLanguage();
  return (
    <Rows>
      {answers.map(({ id, title, asked, topic }) => {
        const characters = [...asked];
        return (
          <article key={id}>
            <h3 className="text-row">
              <Link to={`${addresses.answers}/${id}`} className="inline-flex min-h-tap items-center">
                {title}
              </Link>
            </h3>
            <p className="max-w-measure text-ink-2">
              {characters.slice(0, excerpt).join("")}
              {characters.length > excerpt ? "…" : ""}
            </p>
            <p className="text-ink-2 text-min">{language === "en" ? topic.nameEn : topic.name}</p>
          </article>
        );
      })}
    </Rows>
  );
}
