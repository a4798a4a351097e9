import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { bookingRefusal } from "../bookings/booking-refusals.server.ts";
import { takeMove, timesToMoveTo } from "../bookings/move-booking.server.ts";
import { MoveBooking, useMoveTitle } from "../bookings/move-booking.tsx";
import { useBookedTime } from "../bookings/own-booking-view.tsx";
import { cancelBooking, recordNoShow } from "../bookings/take-booking-step.server.ts";
import { requireAdviserBooking } from "../chambers/require-booking.server.ts";

const steps = ["record_no_show", "reschedule", "call_off"] as const;

function stepOf(text: string | undefined): (typeof steps)[number] {
  const step = steps.find((each) => each === text);
  if (step === undefined) throw new Response(null, { status: 404 });
  return step;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const step = stepOf(params.action);
  const { booking } = await requireAdviserBooking(request, context, params.number);
  const { searchParams: search } = new URL(request.url);
  const now = context.now();
  const move = step === "reschedule" ? await timesToMoveTo(context.db, booking, { search, now }) : null;
  return { step, booking, move, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const step = stepOf(params.action);
  const { adviser, booking } = await requireAdviserBooking(request, context, params.number);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const taken = {
    bookingId: booking.id,
    expectedVersion: Number(form.get("version")),
    actor: adviser.actor,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  };
  const own = `${addresses.chambers}/bookings/${booking.number}`;
  if (step === "reschedule") {
    const refused = await takeMove(context, { booking, request: taken, form, messages });
    if (refused === null) throw redirect(own);
    return refused;
  }
  const changed =
    step === "call_off"
      ? await cancelBooking(context, { ...taken, action: "call_off" })
      : await recordNoShow(context, taken);
  if (changed.ok) throw redirect(own);
  return { error: { "": [bookingRefusal(changed, messages)] } } satisfies SubmissionResult<string[]>;
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.chambers.title);

export default function AdviserStepPage() {
  const { step, booking, move, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { bookings, chambers } = useMessages();
  const moveTitle = useMoveTitle();
  const time = useBookedTime();
  const own = `${addresses.chambers}/bookings/${booking.number}`;
  const because = booking.actions.find(({ action: each }) => each === step)?.because ?? null;
  const { title, lead } = chambers.confirm[step];
  return (
    <Column>
      <BackLink to={own} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "step" : name))} />
      <DeskHead
        title={move === null ? title : moveTitle(move.wanted)}
        lead={lead(`${time(booking)} ${booking.name}`)}
      />
      {because !== null && result === undefined ? (
        <Note icon="warning">
          {because === "state" ? bookings.closed.state[step] : bookings.closed[because]}
        </Note>
      ) : move !== null ? (
        <MoveBooking
          booking={booking}
          move={move}
          chooses={result !== undefined}
          here={`${own}/reschedule`}
          idempotencyKey={idempotencyKey}
        />
      ) : (
        <Form method="post" id="step">
          <input type="hidden" name="version" value={booking.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <Actions>
            <Button tone="main">{chambers.action[step].button}</Button>
            <TextLink to={own}>{chambers.confirm.keep}</TextLink>
          </Actions>
        </Form>
      )}
    </Column>
  );
}
