import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { titled } from "#app/ui/page-title.ts";
import { QueueTable, Views } from "#app/ui/queue.tsx";
import { EmptyState } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { isChambersView, readChambersQuestions } from "../questions/chambers-questions.server.ts";
import { fullLoad, questionSoonDays } from "../settings.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireAdviser(request, context);
  const asked = new URL(request.url).searchParams.get("view");
  const view = isChambersView(asked) ? asked : "open";
  return {
    view,
    most: fullLoad,
    today: localDateOf(context.now()),
    ...(await readChambersQuestions(context.db, context.env, { actor, view })),
  };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.questions.chambers.title);

export default function ChambersQuestionsPage() {
  const { view, most, today, counts, questions } = useLoaderData<typeof loader>();
  const { chambers } = useMessages().questions;
  const language = useLanguage();
  const { views } = chambers;
  const list = `${addresses.chambers}/questions`;
  return (
    <>
      <DeskHead title={chambers.title} lead={chambers.lead(counts.open, most)} />
      <Views
        label={views.label}
        views={(["open", "waiting", "done"] as const).map((each) => ({
          to: each === "open" ? list : `${list}?view=${each}`,
          label: views[each],
          count: counts[each],
          current: each === view,
        }))}
      />
      {questions.length === 0 ? (
        <EmptyState>{chambers.none}</EmptyState>
      ) : (
        <QueueTable
          heads={chambers.heads}
          rows={questions.map(({ id, number, state, dueOn, title, name, topic, division }) => ({
            id,
            to: `${list}/${number}`,
            face:
              dueOn === null
                ? { kind: "none" }
                : state === "assigned"
                  ? clockFace(dueOn, today, questionSoonDays)
                  : { kind: "waiting" },
            due: dueOn === null ? "" : formatDayPlain(dueOn, language),
            number: formatCaseNumber(number),
            title,
            place: division.fullName,
            kind: language === "en" ? topic.nameEn : topic.name,
            owner: name,
            next: chambers.state[state],
          }))}
        />
      )}
    </>
  );
}
