import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { changeSlotSettings } from "../schedule/change-slot-settings.server.ts";
import { readSettings } from "../schedule/read-schedule.server.ts";
import { settingsForm } from "../schedule/schedule-form.ts";

const names = ["slotMinutes", "visitMinutes", "travelMinutes", "noticeHours"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const { settings } = await readSettings(context.db, adviser.id);
  return { settings, idempotencyKey: newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: settingsForm(messagesFor(languageOf(request))) });
  if (submission.status !== "success") return submission.reply();
  const idempotencyKey = String(form.get("idempotencyKey") ?? "");
  await changeSlotSettings(context, { adviser, values: submission.value, idempotencyKey });
  throw redirect(`${addresses.hours}?saved`);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.schedule.settings.title);

export default function SlotSettingsPage() {
  const { settings: stored, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { settings, fields } = useMessages().schedule;
  const field = repliedFields(result, Object.fromEntries(names.map((name) => [name, String(stored[name])])));
  return (
    <Column>
      <BackLink to={addresses.hours} />
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={settings.title} />
      <Form method="post" noValidate>
        <input
          type="hidden"
          name="idempotencyKey"
          value={field("idempotencyKey").defaultValue ?? idempotencyKey}
        />
        {names.map((name) => (
          <TextInput
            key={name}
            {...field(name)}
            label={settings[name]}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
          />
        ))}
        <Actions>
          <Button tone="main">{fields.confirm}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
