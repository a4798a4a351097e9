import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary, type FieldProblem } from "#app/ui/error-summary.tsx";
import { TextArea, TextInput } from "#app/ui/field.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { loadCalendarYears } from "../calendar-queries.server.ts";
import { type CalendarImported, importCalendarYear } from "../import-calendar-year.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "calendar.import");
  const years = await loadCalendarYears(context.db);
  const query = new URL(request.url).searchParams;
  return {
    years: years.map(({ year, offDays, workDays, source }) => ({
      year,
      off: offDays.length,
      work: workDays.length,
      source,
    })),
    imported: query.get("imported"),
    unchanged: query.get("unchanged"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "calendar.import");
  const form = await request.formData();
  const typed = { source: String(form.get("source") ?? ""), days: String(form.get("days") ?? "") };
  const result = await importCalendarYear(context, { actor, source: typed.source, text: typed.days });
  if (result.ok)
    return redirect(`/desk/calendar?${result.changed ? "imported" : "unchanged"}=${result.year}`);
  const { calendar } = messagesFor(languageOf(request)).deadlines;
  return data({ typed, problem: problemOf(result, calendar) }, { status: 400 });
}

function problemOf(
  result: Extract<CalendarImported, { ok: false }>,
  calendar: ReturnType<typeof messagesFor>["deadlines"]["calendar"],
): FieldProblem {
  switch (result.reason) {
    case "no_source":
      return { field: "source", words: calendar.noSource };
    case "notice":
      return { field: "days", words: calendar.atLine(result.line, calendar.faults[result.fault]) };
    case "not_allowed":
      return { field: "days", words: calendar.notAllowed };
  }
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.deadlines.calendar.title);

export default function CalendarYears() {
  const { years, imported, unchanged } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { calendar } = useMessages().deadlines;
  const errorAt = (field: string) => (reply?.problem.field === field ? reply.problem.words : undefined);
  return (
    <Column>
      <ErrorSummary problems={reply === undefined ? [] : [reply.problem]} />
      <DeskHead title={calendar.title} />
      <p className="mb-6 text-ink-2">{calendar.lead}</p>
      {reply === undefined && imported !== null && <Note icon="check">{calendar.imported(imported)}</Note>}
      {reply === undefined && unchanged !== null && <Note>{calendar.unchanged(unchanged)}</Note>}
      <Section title={calendar.known} first>
        <Rows>
          {years.map(({ year, off, work, source }) => (
            <div key={year}>
              <b>{calendar.year(year)}</b>
              <p>{calendar.days(off, work)}</p>
              <p className="text-ink-2 text-min">{source}</p>
            </div>
          ))}
        </Rows>
      </Section>
      <Section title={calendar.add}>
        <Form method="post" action="/desk/calendar">
          <TextInput
            name="source"
            label={calendar.source}
            hint={calendar.sourceHint}
            defaultValue={reply?.typed.source}
            error={errorAt("source")}
          />
          <TextArea
            name="days"
            label={calendar.list}
            hint={calendar.listHint}
            rows={12}
            spellCheck={false}
            defaultValue={reply?.typed.days}
            error={errorAt("days")}
          />
          <Actions>
            <Button tone="main">{calendar.submit}</Button>
          </Actions>
        </Form>
      </Section>
    </Column>
  );
}
