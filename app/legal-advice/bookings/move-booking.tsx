/** The pages of moving a booking: choose a time, then say yes to it. */
import { Form } from "@remix-run/react";
import { formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { withQuery } from "#app/organisations/kept-query.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { DayAndTime } from "./day-and-time.tsx";
import type { DaysToChoose } from "./days-to-choose.ts";
import { type WantedTime, wantedQuery } from "./wanted-time.ts";

/** `here` is the address of this page, without a query. */
export function MoveBooking({
  booking,
  move,
  chooses,
  here,
  idempotencyKey,
}: {
  readonly booking: { readonly version: number; readonly divisionCode: string };
  readonly move: DaysToChoose & { readonly wanted: WantedTime | null };
  /** Also when a time was pressed: it was lost meanwhile. */
  readonly chooses: boolean;
  readonly here: string;
  readonly idempotencyKey: string;
}) {
  const { bookings } = useMessages();
  const { wanted } = move;
  if (wanted === null || chooses)
    return (
      <DayAndTime
        {...move}
        keep={{}}
        to={(time) => here + withQuery({}, wantedQuery(time, booking.divisionCode))}
      />
    );
  return (
    <>
      <Form method="post" id="step" {...waits("booking")}>
        <input type="hidden" name="version" value={booking.version} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input
          type="hidden"
          name="time"
          value={withQuery({}, wantedQuery(wanted, booking.divisionCode)).slice(1)}
        />
        <Actions>
          <Button tone="main">{bookings.action.reschedule.title}</Button>
        </Actions>
      </Form>
      <p className="mt-6">
        <TextLink to={here}>{bookings.reschedulePage.other}</TextLink>
      </p>
    </>
  );
}

/** The title of either page. */
export function useMoveTitle(): (wanted: WantedTime | null) => string {
  const { reschedulePage } = useMessages().bookings;
  const language = useLanguage();
  return (wanted) =>
    wanted === null
      ? reschedulePage.title
      : reschedulePage.to(
          `${formatDay(localDayOf(wanted.startsAt), language)} ${formatTime(wanted.startsAt)}`,
        );
}
