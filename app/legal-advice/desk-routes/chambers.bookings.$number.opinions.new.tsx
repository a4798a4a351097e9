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
import { DateInput, TextArea } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { bookingRefusal } from "../bookings/booking-refusals.server.ts";
import { requireAdviserBooking } from "../chambers/require-booking.server.ts";
import { opinionForm, readFollowUp, riskLevels } from "../check-ups/check-up-form.ts";
import { giveOpinion } from "../check-ups/give-opinion.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { booking } = await requireAdviserBooking(request, context, params.number);
  if (booking.kind !== "check_up") throw new Response(null, { status: 404 });
  return { booking, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { adviser, booking } = await requireAdviserBooking(request, context, params.number);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const { typed, followUpOn } = readFollowUp(form, localDateOf(context.now()));
  const submission = parseWithZod(form, { schema: opinionForm(messages) });
  const wrongDay: Record<string, string[]> =
    followUpOn === null ? { followUpOn: [messages.checkUps.problems.followUpOn] } : {};
  if (submission.status !== "success" || followUpOn === null)
    return { typed, result: submission.reply({ fieldErrors: wrongDay }) };
  const given = await giveOpinion(context, {
    bookingId: booking.id,
    expectedVersion: Number(form.get("version")),
    actor: adviser.actor,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
    opinion: { ...submission.value, followUpOn },
  });
  if (!given.ok)
    return { typed, result: submission.reply({ formErrors: [bookingRefusal(given, messages)] }) };
  throw redirect(`${addresses.chambers}/bookings/${booking.number}?given#opinions`);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.checkUps.give.link);

export default function GiveOpinionPage() {
  const { booking, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { give, risk } = useMessages().checkUps;
  const field = repliedFields(reply?.result);
  const { defaultValue, ...risks } = field("risk");
  return (
    <Column>
      <BackLink to={`${addresses.chambers}/bookings/${booking.number}`} />
      <ErrorSummary
        problems={submissionProblems(reply?.result, (name) => (name === "" ? "opinion" : name))}
      />
      <DeskHead
        title={give.title(booking.opinions.length + 1)}
        lead={give.lead(booking.enterpriseName ?? booking.name)}
      />
      {booking.state === "served" ? (
        <Form method="post" id="opinion" noValidate>
          <input type="hidden" name="version" value={booking.version} />
          <input
            type="hidden"
            name="idempotencyKey"
            value={field("idempotencyKey").defaultValue ?? idempotencyKey}
          />
          <TextArea {...field("finding")} label={give.finding} hint={give.findingHint} rows={5} />
          <Radios
            {...risks}
            value={defaultValue}
            legend={give.risk}
            options={riskLevels.map((value) => ({ value, label: risk[value] }))}
          />
          <TextArea {...field("advice")} label={give.advice} rows={5} />
          <DateInput
            name="followUpOn"
            label={give.followUpOn}
            hint={give.followUpHint}
            value={reply?.typed}
            error={field("followUpOn").error}
          />
          <Actions>
            <Button tone="main">{give.confirm}</Button>
          </Actions>
        </Form>
      ) : (
        <Note icon="warning">{give.unserved}</Note>
      )}
    </Column>
  );
}
