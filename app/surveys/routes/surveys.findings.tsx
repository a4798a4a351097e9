import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDayLong, formatNumber } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { type PublicFinding, publicFindings } from "../rectification/read-tasks.server.ts";
import { findingWords, TaskState } from "../rectification/task-list.tsx";
import { roundTitle, score } from "../results/results-words.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return { findings: await publicFindings(context.db, context.now()) };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rectification.open.title);

export default function FindingsPage() {
  const { findings } = useLoaderData<typeof loader>();
  const { open } = useMessages().rectification;
  const language = useLanguage();
  const slugs = [...new Set(findings.map(({ round }) => round.slug))];
  const states = findings.flatMap(({ tasks }) => tasks.map(({ state }) => state));
  const count = (state: string) => formatNumber(states.filter((each) => each === state).length);
  return (
    <Column>
      <PageHead title={open.title} lead={open.lead} />
      {findings.length === 0 ? (
        <EmptyState>{open.none}</EmptyState>
      ) : (
        <p className="pb-6 font-bold">
          {open.counts(count("assigned"), count("answered"), count("verified"))}
        </p>
      )}
      {slugs.map((slug) => {
        const own = findings.filter(({ round }) => round.slug === slug);
        const [first] = own;
        if (first === undefined) return null;
        return (
          <Section
            key={slug}
            title={roundTitle(first.round, language)}
            aside={<TextLink to={`${addresses.surveys}/${slug}`}>{open.results}</TextLink>}
          >
            <Rows>
              {own.map((finding) => (
                <Finding key={finding.id} {...finding} />
              ))}
            </Rows>
          </Section>
        );
      })}
    </Column>
  );
}

function Finding({ tasks, score: scores, ...finding }: PublicFinding) {
  const { rectification } = useMessages();
  const { open } = rectification;
  const language = useLanguage();
  return (
    <div>
      <p className="font-bold">{findingWords(finding, language)}</p>
      {tasks.length === 0 && <p className="text-ink-2">{open.unassigned}</p>}
      {tasks.map((task) => (
        <div key={task.number}>
          <p>{rectification.by(task.organisation, formatDayLong(task.dueOn, language))}</p>
          <TaskState {...task} />
          {task.statement !== null && <p className="mt-1">{task.statement}</p>}
          {task.verifiedOn !== null && (
            <p className="text-ink-2 text-min">{open.verifiedOn(formatDayLong(task.verifiedOn, language))}</p>
          )}
        </div>
      ))}
      {scores !== null && (
        <p className="text-ink-2 text-min">
          {scores.now === null
            ? open.score(score(scores.then))
            : open.scoreNow(score(scores.then), score(scores.now.score), scores.now.slug)}
        </p>
      )}
    </div>
  );
}
