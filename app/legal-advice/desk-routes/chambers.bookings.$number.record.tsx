import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { bookingRefusal } from "../bookings/booking-refusals.server.ts";
import { useBookedTime } from "../bookings/own-booking-view.tsx";
import { recordBookedService } from "../chambers/record-service.server.ts";
import { requireAdviserBooking } from "../chambers/require-booking.server.ts";
import { ServiceFields } from "../chambers/service-fields.tsx";
import { serviceForm } from "../chambers/service-form.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { booking } = await requireAdviserBooking(request, context, params.number);
  return { booking, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { adviser, booking } = await requireAdviserBooking(request, context, params.number);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: serviceForm(messages) });
  if (submission.status !== "success") return submission.reply();
  const recorded = await recordBookedService(context, {
    ...submission.value,
    adviser,
    bookingId: booking.id,
    expectedVersion: Number(form.get("version")),
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (recorded.ok) throw taken(`${addresses.chambers}/bookings/${booking.number}?recorded`);
  return submission.reply({ formErrors: [bookingRefusal(recorded, messages)] });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.chambers.record.title);

export default function RecordServicePage() {
  const { booking, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { bookings, chambers } = useMessages();
  const time = useBookedTime();
  const because = booking.actions.find(({ action: each }) => each === "serve")?.because ?? null;
  const minutes = (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000;
  const field = repliedFields(result, {
    minutes: String(minutes),
    kind: booking.kind === "check_up" ? "check_up" : "consultation",
    peopleServed: "1",
  });
  return (
    <Column>
      <BackLink to={`${addresses.chambers}/bookings/${booking.number}`} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "service" : name))} />
      <DeskHead title={chambers.record.title} lead={chambers.record.lead(booking.name, time(booking))} />
      {because !== null && result === undefined ? (
        <Note icon="warning">
          {because === "state" ? bookings.closed.state.serve : bookings.closed[because]}
        </Note>
      ) : (
        <Form method="post" id="service" noValidate {...waits("service_record")}>
          <input type="hidden" name="version" value={booking.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <ServiceFields field={field} sharedBy={booking.sharedBy} />
          <Actions>
            <Button tone="main">{chambers.record.confirm}</Button>
          </Actions>
        </Form>
      )}
    </Column>
  );
}
