import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { addException } from "../schedule/add-exception.server.ts";
import { clockText } from "../schedule/clock-times.ts";
import { MeetingFields, TimeFields } from "../schedule/hours-fields.tsx";
import { placesToMeet } from "../schedule/places-to-meet.server.ts";
import { readSettings } from "../schedule/read-schedule.server.ts";
import { exceptionForm, readDay } from "../schedule/schedule-form.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  return { places: await placesToMeet(context.db, adviser.id), idempotencyKey: newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const { problems } = messages.schedule;
  const { settings } = await readSettings(context.db, adviser.id);
  const { typed, day } = readDay(form, localDateOf(context.now()));
  const submission = parseWithZod(form, { schema: exceptionForm(messages, settings) });
  const wrongDay: Record<string, string[]> = day === null ? { day: [problems.day] } : {};
  if (submission.status !== "success" || day === null)
    return { typed, result: submission.reply({ fieldErrors: wrongDay }) };
  const added = await addException(context, {
    adviser,
    values: { ...submission.value, day },
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (added.ok) throw redirect(`${addresses.hours}?saved`);
  const fieldErrors: Record<string, string[]> =
    added.reason === "place"
      ? { placeId: [problems.place] }
      : { fromTime: [problems.overlap(clockText(added.fromTime), clockText(added.toTime))] };
  return { typed, result: submission.reply({ fieldErrors }) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.schedule.exceptions.newTitle);

export default function NewExceptionPage() {
  const { places, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { exceptions, fields } = useMessages().schedule;
  const field = repliedFields(reply?.result, { what: "away" });
  const { defaultValue, ...what } = field("what");
  return (
    <Column>
      <BackLink to={addresses.hours} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <DeskHead title={exceptions.newTitle} />
      <Form method="post" noValidate>
        <input
          type="hidden"
          name="idempotencyKey"
          value={field("idempotencyKey").defaultValue ?? idempotencyKey}
        />
        <DateInput name="day" label={fields.day} value={reply?.typed} error={field("day").error} />
        <Radios
          {...what}
          value={defaultValue}
          legend={fields.what}
          hint={fields.wholeDay}
          options={[
            { value: "away", label: fields.away },
            { value: "extra", label: fields.extra },
          ]}
        />
        <TimeFields field={field} optional />
        <MeetingFields field={field} places={places} optional />
        <Actions>
          <Button tone="main">{fields.confirm}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
