import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateInput, Select } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { requireAdviser } from "../adviser-access.server.ts";
import { placesServed } from "../chambers/places-served.server.ts";
import { recordOtherService } from "../chambers/record-service.server.ts";
import { ServiceFields } from "../chambers/service-fields.tsx";
import { otherServiceForm, readServedOn } from "../chambers/service-form.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const today = localDateOf(context.now());
  const [year, month, day] = today.split("-");
  return {
    places: await placesServed(context.db, adviser.id, today),
    today: { year: year ?? "", month: String(Number(month)), day: String(Number(day)) },
    idempotencyKey: newId(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const { problems } = messages.chambers;
  const { servedOn, typed } = readServedOn(form, localDateOf(context.now()));
  const submission = parseWithZod(form, { schema: otherServiceForm(messages) });
  const wrongDay: Record<string, string[]> = servedOn === null ? { servedOn: [problems.day] } : {};
  if (submission.status !== "success" || servedOn === null)
    return { typed, result: submission.reply({ fieldErrors: wrongDay }) };
  const { place, ...service } = submission.value;
  const [sponsorshipId = "", divisionCode = ""] = place.split(":");
  const recorded = await recordOtherService(context, {
    ...service,
    adviser,
    sponsorshipId,
    divisionCode,
    servedOn,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (!recorded.ok)
    return { typed, result: submission.reply({ fieldErrors: { place: [problems.sponsorship] } }) };
  throw taken(`${addresses.services}?month=${servedOn.slice(0, 7)}&charged=${recorded.chargedMinutes}`);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.chambers.record.title);

export default function NewServicePage() {
  const { places, today, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { record } = useMessages().chambers;
  const field = repliedFields(reply?.result, { kind: "lecture" });
  return (
    <Column>
      <BackLink to={addresses.services} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <DeskHead title={record.title} lead={record.otherLead} />
      <Form method="post" id="service" noValidate {...waits("service_record")}>
        <input
          type="hidden"
          name="idempotencyKey"
          value={field("idempotencyKey").defaultValue ?? idempotencyKey}
        />
        <DateInput
          name="servedOn"
          label={record.servedOn}
          value={reply?.typed ?? today}
          error={field("servedOn").error}
        />
        <Select
          {...field("place")}
          label={record.place}
          options={[
            { value: "", label: "" },
            ...places.map(({ sponsorName, villages }) => ({
              group: sponsorName,
              options: villages.map(({ value, name }) => ({ value, label: name })),
            })),
          ]}
        />
        <ServiceFields field={field} />
        <Actions>
          <Button tone="main">{record.confirm}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
