import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/i18n/format.ts";
import { type Messages, messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, QuietButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { clockText, fieldTime } from "../schedule/clock-times.ts";
import { MeetingFields, TimeFields } from "../schedule/hours-fields.tsx";
import { placesToMeet } from "../schedule/places-to-meet.server.ts";
import { readSettings } from "../schedule/read-schedule.server.ts";
import { removeHours } from "../schedule/remove-hours.server.ts";
import { saveWeeklyHours, type WeeklySaved } from "../schedule/save-weekly-hours.server.ts";
import { weeklyForm } from "../schedule/schedule-form.ts";
import { weekdayName, weekdayNumbers } from "../schedule/weekday-words.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const id = idOf(params.id);
  const hours =
    id === null ? null : await context.db.weeklyHours.findFirst({ where: { id, adviserId: adviser.id } });
  if (id !== null && hours === null) throw new Response(null, { status: 404 });
  return { hours, places: await placesToMeet(context.db, adviser.id), idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const id = idOf(params.id);
  const form = await request.formData();
  const language = languageOf(request);
  const messages = messagesFor(language);
  const idempotencyKey = String(form.get("idempotencyKey") ?? "");
  if (id !== null && form.get("step") === "remove") {
    await removeHours(context, { adviser, kind: "weekly", id, idempotencyKey });
    throw redirect(`${addresses.hours}?saved`);
  }
  const { settings } = await readSettings(context.db, adviser.id);
  const submission = parseWithZod(form, { schema: weeklyForm(messages, settings) });
  if (submission.status !== "success") return submission.reply();
  const { placeId, ...hours } = submission.value;
  const values = { ...hours, placeId: hours.mode === "at_village" ? (placeId ?? null) : null };
  const saved = await saveWeeklyHours(context, { adviser, id, values, idempotencyKey });
  if (!saved.ok) return submission.reply({ fieldErrors: refusal(saved, messages, language) });
  throw redirect(`${addresses.hours}?saved`);
}

function idOf(text: string | undefined): string | null {
  if (text === "new") return null;
  if (isId(text)) return text;
  throw new Response(null, { status: 404 });
}

function refusal(
  saved: Extract<WeeklySaved, { ok: false }>,
  { schedule: { problems } }: Messages,
  language: Language,
): Record<string, string[]> {
  switch (saved.reason) {
    case "overlap":
      return { fromTime: [problems.overlap(clockText(saved.fromTime), clockText(saved.toTime))] };
    case "overlap_day":
      return { fromTime: [problems.overlapDay(formatDay(saved.day, language))] };
    case "place":
      return { placeId: [problems.place] };
    case "not_found":
      return { fromTime: [problems.gone] };
  }
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.schedule.title);

export default function WeeklyHoursPage() {
  const { hours, places, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { weekly, fields } = useMessages().schedule;
  const language = useLanguage();
  const field = repliedFields(result, {
    weekday: hours === null ? "1" : String(hours.weekday),
    fromTime: hours === null ? undefined : fieldTime(hours.fromTime),
    toTime: hours === null ? undefined : fieldTime(hours.toTime),
    mode: hours?.mode,
    placeId: hours?.placeId ?? undefined,
    capacity: String(hours?.capacity ?? 1),
  });
  return (
    <Column>
      <BackLink to={addresses.hours} />
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={hours === null ? weekly.newTitle : weekly.changeTitle} />
      <Form method="post" noValidate>
        <input
          type="hidden"
          name="idempotencyKey"
          value={field("idempotencyKey").defaultValue ?? idempotencyKey}
        />
        <Select
          {...field("weekday")}
          label={fields.weekday}
          options={weekdayNumbers.map((each) => ({
            value: String(each),
            label: weekdayName(each, language),
          }))}
        />
        <TimeFields field={field} />
        <MeetingFields field={field} places={places} />
        <TextInput
          {...field("capacity")}
          label={fields.capacity}
          hint={fields.capacityHint}
          inputMode="numeric"
          autoComplete="off"
          maxLength={2}
        />
        <Actions>
          <Button tone="main">{fields.confirm}</Button>
        </Actions>
      </Form>
      {hours !== null && (
        <Form method="post" className="mt-6">
          <input type="hidden" name="step" value="remove" />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <QuietButton>{weekly.remove}</QuietButton>
        </Form>
      )}
    </Column>
  );
}
