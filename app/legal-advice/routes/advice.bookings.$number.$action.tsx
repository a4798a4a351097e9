import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { RatingFields } from "#app/matters/rating-fields.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { requireOwnBooking } from "../bookings/booker-access.server.ts";
import { type BookerStep, isBookerStep, takeBookerStep } from "../bookings/booker-steps.server.ts";
import { timesToMoveTo } from "../bookings/move-booking.server.ts";
import { MoveBooking, useMoveTitle } from "../bookings/move-booking.tsx";
import { useBookedTime } from "../bookings/own-booking-view.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!isBookerStep(params.action)) throw new Response(null, { status: 404 });
  const now = context.now();
  const { booking } = await requireOwnBooking(request, context, params.number);
  const { searchParams: search } = new URL(request.url);
  const move =
    params.action === "reschedule" ? await timesToMoveTo(context.db, booking, { search, now }) : null;
  return { step: params.action, booking, move, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  if (!isBookerStep(params.action)) throw new Response(null, { status: 404 });
  const { booking, actor } = await requireOwnBooking(request, context, params.number);
  const refused = await takeBookerStep(context, {
    step: params.action,
    booking,
    actor,
    form: await request.formData(),
    messages: messagesFor(languageOf(request)),
  });
  if (refused === null) throw taken(`${addresses.bookings}/${booking.number}`);
  return refused;
}

export const handle = { hydrate: false };

export const meta = titled<{ step: BookerStep }>((messages, loaded) =>
  loaded === undefined ? messages.bookings.front.mine : messages.bookings.action[loaded.step].title,
);

export default function BookerStepPage() {
  const { step, booking, move, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { bookings, checkUps } = useMessages();
  const moveTitle = useMoveTitle();
  const time = useBookedTime();
  const verdict = booking.actions.find(({ action: each }) => each === step);
  const words = {
    take_offer: {
      title: bookings.offerPage.title,
      lead: time(booking),
      button: bookings.action.take_offer.title,
    },
    reschedule: {
      title: moveTitle(move?.wanted ?? null),
      lead: bookings.reschedulePage.lead(booking.adviserName, time(booking)),
      button: bookings.action.reschedule.title,
    },
    cancel: {
      title: bookings.cancelPage.title,
      lead: bookings.cancelPage.lead(time(booking)),
      button: bookings.cancelPage.confirm,
    },
    confirm_receipt: {
      title: checkUps.receipt.title,
      lead: checkUps.receipt.lead(booking.opinions),
      button: checkUps.receipt.confirm,
    },
    rate: {
      title: bookings.ratePage.title,
      lead: bookings.ratePage.lead,
      button: bookings.ratePage.confirm,
    },
  }[step];
  const isOpen = verdict?.because === null;
  const own = `${addresses.bookings}/${booking.number}`;
  return (
    <Column>
      <BackLink to={own} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "step" : name))} />
      <PageHead kicker={formatCaseNumber(booking.number)} title={words.title} lead={words.lead} />
      {isOpen && move !== null ? (
        <MoveBooking
          booking={booking}
          move={move}
          chooses={result !== undefined}
          here={`${own}/reschedule`}
          idempotencyKey={idempotencyKey}
        />
      ) : isOpen || result !== undefined ? (
        <Form method="post" id="step" {...waits(step === "rate" ? "rating" : "booking")}>
          <input type="hidden" name="version" value={booking.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          {step === "rate" && <RatingFields result={result} legend={booking.firm.name} />}
          <Actions>
            <Button tone="main">{words.button}</Button>
          </Actions>
        </Form>
      ) : (
        <Note icon="warning">{whyClosed(bookings.closed, step, verdict?.because ?? "state")}</Note>
      )}
      {step === "cancel" && (
        <p className="mt-6">
          <TextLink to={own}>{bookings.cancelPage.keep}</TextLink>
        </p>
      )}
    </Column>
  );
}

type ClosedWords = ReturnType<typeof useMessages>["bookings"]["closed"];

function whyClosed(
  closed: ClosedWords,
  step: BookerStep,
  because: Exclude<keyof ClosedWords, "changed">,
): string {
  return because === "state" ? closed.state[step] : closed[because];
}
