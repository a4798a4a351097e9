import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { may } from "#app/accounts/permissions.ts";
import { localDateFrom, localDateOf } from "#app/deadlines/local-date.ts";
import { formatDayLong, formatMonth } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateInput, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, KeyValues, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { typedDay } from "#app/ui/typed-day.ts";
import { endSponsorship, raiseHours } from "../sponsorships/change-sponsorship.server.ts";
import { availableMinutes } from "../sponsorships/hours-ledger.ts";
import { raiseForm } from "../sponsorships/sponsorship-form.ts";
import { oneSponsorship } from "../sponsorships/sponsorship-queries.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.read");
  const now = context.now();
  const sponsorship = await oneSponsorship(context.db, actor, params.id, now);
  if (sponsorship === null) throw new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams;
  const { months, ...facts } = sponsorship;
  return {
    ...facts,
    months: months.map(({ month, account }) => ({ month, ...account, free: availableMinutes(account) })),
    isOver: sponsorship.endsOn < localDateOf(now),
    manages: may(actor, "sponsorship.manage"),
    done: (["saved", "ended", "raised"] as const).find((word) => query.has(word)) ?? null,
    keys: { end: newId(), raise: newId() },
  };
}

/** Ends it earlier, or buys more hours. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.manage");
  const form = await request.formData();
  const idempotencyKey = String(form.get("idempotencyKey"));
  if (!isId(idempotencyKey)) throw new Response(null, { status: 400 });
  const sponsorshipId = params.id ?? "";
  const page = `${addresses.sponsorships}/${sponsorshipId}`;
  const language = languageOf(request);
  const messages = messagesFor(language);
  const { problems, duration } = messages.sponsorships;
  const said = (day: string) => formatDayLong(day, language);
  const change = { actor, sponsorshipId, idempotencyKey };

  if (form.get("do") === "raise") {
    const submission = parseWithZod(form, { schema: raiseForm(messages) });
    if (submission.status !== "success") return { result: submission.reply(), typed: null };
    const { hours: minutesPerMonth, seen } = submission.value;
    const raised = await raiseHours(context, { ...change, minutesPerMonth, seen });
    if (raised.ok) return redirect(`${page}?raised`);
    if (raised.reason === "not_found") throw new Response(null, { status: 404 });
    const words = {
      not_allowed: problems.notAllowed,
      over: problems.over,
      not_more: problems.notMore(duration(seen)),
      changed: problems.changed,
    }[raised.reason];
    return { result: submission.reply({ fieldErrors: { hours: [words] } }), typed: null };
  }

  const { typed, day } = typedDay(form, "lastDay");
  const refuse = (words: string) => ({
    result: { status: "error" as const, error: { lastDay: [words] } },
    typed,
  });
  if (day === null || day === "wrong") return refuse(problems.endsOn);
  const ended = await endSponsorship(context, { ...change, lastDay: localDateFrom(day) });
  if (ended.ok) return redirect(`${page}?ended`);
  switch (ended.reason) {
    case "not_found":
      throw new Response(null, { status: 404 });
    case "not_allowed":
      return refuse(problems.notAllowed);
    case "booked":
      return refuse(problems.booked(said(ended.until)));
    case "day": {
      const { earliest, latest } = ended;
      const possible = earliest !== undefined && latest !== undefined && earliest <= latest;
      return refuse(possible ? problems.day(said(earliest), said(latest)) : problems.dayNone);
    }
  }
}

export const handle = { hydrate: false };

export const meta = titled<{ sponsorName: string }>(
  (messages, loaded) => loaded?.sponsorName ?? messages.sponsorships.title,
);

export default function SponsorshipPage() {
  const { months, isOver, manages, done, keys, ...facts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { sponsorships: words } = useMessages();
  const { fields, one, duration } = words;
  const language = useLanguage();
  const day = (date: string) => formatDayLong(date, language);
  const field = repliedFields(reply?.result);
  return (
    <Column>
      <BackLink to={addresses.sponsorships}>{words.title}</BackLink>
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <DeskHead title={facts.sponsorName} lead={words.adviserOf(facts.adviserName, facts.firmName)} />
      {reply === undefined && done !== null && <Note icon="check">{one[done]}</Note>}
      {isOver && <Note>{one.over}</Note>}
      <KeyValues
        entries={[
          [fields.licence, facts.licenceNumber],
          [fields.term, words.term(day(facts.startsOn), day(facts.endsOn))],
          [fields.monthly, duration(facts.minutesPerMonth)],
          [fields.villages, words.villages(facts.villages.length)],
        ]}
      />
      <Disclosure summary={fields.villages}>
        <ul>
          {facts.villages.map(({ code, fullName }) => (
            <li key={code}>{fullName}</li>
          ))}
        </ul>
      </Disclosure>
      <Section title={one.months}>
        {months.length === 0 ? (
          <EmptyState>{one.noMonths}</EmptyState>
        ) : (
          <Rows>
            {months.map(({ month, usedMinutes, reservedMinutes, free }) => (
              <div key={month}>
                <Link
                  to={`${addresses.sponsorships}/${facts.id}/${month.slice(0, 7)}`}
                  className="inline-flex min-h-tap items-center font-bold"
                >
                  {formatMonth(month, language)}
                </Link>
                <p className="text-ink-2">
                  {one.monthLine(duration(usedMinutes), duration(reservedMinutes), duration(free))}
                </p>
              </div>
            ))}
          </Rows>
        )}
      </Section>
      {manages && !isOver && (
        <>
          <Section title={one.raise}>
            <p className="max-w-measure text-ink-2">{one.raiseLead(duration(facts.minutesPerMonth))}</p>
            <Form method="post" action={`${addresses.sponsorships}/${facts.id}?index`}>
              <input type="hidden" name="idempotencyKey" value={keys.raise} />
              <input type="hidden" name="seen" value={facts.minutesPerMonth} />
              <TextInput
                {...field("hours")}
                label={one.raiseHours}
                hint={fields.hoursHint}
                inputMode="decimal"
              />
              <Actions>
                <Button name="do" value="raise">
                  {one.raiseGo}
                </Button>
              </Actions>
            </Form>
          </Section>
          <Section title={one.end}>
            <p className="max-w-measure text-ink-2">{one.endLead}</p>
            <Form method="post" action={`${addresses.sponsorships}/${facts.id}?index`}>
              <input type="hidden" name="idempotencyKey" value={keys.end} />
              <DateInput
                name="lastDay"
                label={one.endDay}
                error={field("lastDay").error}
                {...(reply?.typed ? { value: reply.typed } : {})}
              />
              <Actions>
                <Button name="do" value="end">
                  {one.endGo}
                </Button>
              </Actions>
            </Form>
          </Section>
        </>
      )}
    </Column>
  );
}
