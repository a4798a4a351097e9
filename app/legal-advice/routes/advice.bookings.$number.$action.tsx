import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { RatingFields } from "#app/matters/rating-fields.tsx";
import { withQuery } from "#app/organisations/kept-query.ts";
import type { Db } from "#app/platform/db.server.ts";
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
import { DayAndTime } from "../bookings/day-and-time.tsx";
import { daysToChoose } from "../bookings/days-to-choose.ts";
import { adviserTimes, bookingHorizonDays } from "../bookings/find-slots.server.ts";
import type { OwnBooking } from "../bookings/own-booking.server.ts";
import { useBookedTime } from "../bookings/own-booking-view.tsx";
import { dayIn, readWanted, wantedQuery } from "../bookings/wanted-time.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!isBookerStep(params.action)) throw new Response(null, { status: 404 });
  const now = context.now();
  const { booking } = await requireOwnBooking(request, context, params.number);
  const move =
    params.action === "reschedule"
      ? await timesToMoveTo(context.db, booking, new URL(request.url), now)
      : null;
  return { step: params.action, booking, move, idempotencyKey: newId() };
}

async function timesToMoveTo(db: Db, booking: OwnBooking, { searchParams }: URL, now: Date) {
  const fromDay = localDateOf(now);
  const window = { fromDay, toDay: addDays(fromDay, bookingHorizonDays), now };
  const asked = { day: dayIn(searchParams, "day"), from: dayIn(searchParams, "from") };
  return {
    wanted: readWanted(searchParams),
    ...daysToChoose(await adviserTimes(db, booking, window), asked),
  };
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
  if (refused === null) throw redirect(`${addresses.bookings}/${booking.number}`);
  return refused;
}

export const handle = { hydrate: false };

export const meta = titled<{ step: BookerStep }>((messages, loaded) =>
  loaded === undefined ? messages.bookings.front.mine : messages.bookings.action[loaded.step].title,
);

export default function BookerStepPage() {
  const { step, booking, move, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { bookings } = useMessages();
  const language = useLanguage();
  const time = useBookedTime();
  const verdict = booking.actions.find(({ action: each }) => each === step);
  const words = {
    take_offer: {
      title: bookings.offerPage.title,
      lead: time(booking),
      button: bookings.action.take_offer.title,
    },
    reschedule: {
      title:
        move?.wanted == null
          ? bookings.reschedulePage.title
          : bookings.reschedulePage.to(
              `${formatDay(localDayOf(move.wanted.startsAt), language)} ${formatTime(move.wanted.startsAt)}`,
            ),
      lead: bookings.reschedulePage.lead(booking.adviserName, time(booking)),
      button: bookings.action.reschedule.title,
    },
    cancel: {
      title: bookings.cancelPage.title,
      lead: bookings.cancelPage.lead(time(booking)),
      button: bookings.cancelPage.confirm,
    },
    rate: {
      title: bookings.ratePage.title,
      lead: bookings.ratePage.lead,
      button: bookings.ratePage.confirm,
    },
  }[step];
  const isOpen = verdict?.because === null;
  const own = `${addresses.bookings}/${booking.number}`;
  const chooses = move !== null && (move.wanted === null || result !== undefined);
  return (
    <Column>
      <BackLink to={own} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "step" : name))} />
      <PageHead kicker={formatCaseNumber(booking.number)} title={words.title} lead={words.lead} />
      {isOpen && chooses ? (
        <DayAndTime
          {...move}
          keep={{}}
          to={(each) => `${own}/reschedule${withQuery({}, wantedQuery(each, booking.divisionCode))}`}
        />
      ) : isOpen || result !== undefined ? (
        <Form method="post" id="step">
          <input type="hidden" name="version" value={booking.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          {move?.wanted != null && (
            <input
              type="hidden"
              name="time"
              value={withQuery({}, wantedQuery(move.wanted, booking.divisionCode)).slice(1)}
            />
          )}
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
      {move?.wanted != null && !chooses && (
        <p className="mt-6">
          <TextLink to={`${own}/reschedule`}>{bookings.reschedulePage.other}</TextLink>
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
