/** Moving a booking: the times to choose from, and the form that was sent. For who booked, and for the adviser. */
import type { SubmissionResult } from "@conform-to/react";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import { bookingHorizonDays } from "../settings.ts";
import { bookingRefusal } from "./booking-refusals.server.ts";
import { daysToChoose } from "./days-to-choose.ts";
import { adviserTimes } from "./find-slots.server.ts";
import { rescheduleBooking, type StepRequest } from "./take-booking-step.server.ts";
import { type BookingKind, dayIn, readWanted } from "./wanted-time.ts";

type Moving = { readonly id: string; readonly adviserId: string; readonly kind: BookingKind };

/** `wanted` is the time that was pressed, to be confirmed; null while one chooses. */
export async function timesToMoveTo(
  db: Db,
  booking: Moving,
  { search, now }: { readonly search: URLSearchParams; readonly now: Date },
) {
  const fromDay = localDateOf(now);
  const window = { fromDay, toDay: addDays(fromDay, bookingHorizonDays), now };
  const asked = { day: dayIn(search, "day"), from: dayIn(search, "from") };
  return {
    wanted: readWanted(search),
    ...daysToChoose(await adviserTimes(db, booking, window), asked),
  };
}

/** Null when it was moved; else what the form shows. */
export async function takeMove(
  context: AdviceContext,
  {
    booking,
    request,
    form,
    messages,
  }: {
    readonly booking: Moving;
    readonly request: StepRequest;
    readonly form: FormData;
    readonly messages: Messages;
  },
): Promise<SubmissionResult<string[]> | null> {
  const wanted = readWanted(new URLSearchParams(String(form.get("time") ?? "")));
  const { problems } = messages.bookings;
  if (wanted === null || wanted.adviserId !== booking.adviserId) return { error: { time: [problems.gone] } };
  const moved = await rescheduleBooking(context, { ...request, wanted });
  if (moved.ok) return null;
  if (moved.reason === "gone") return { error: { time: [problems.gone] } };
  if (moved.reason === "no_hours") return { error: { time: [problems.noHours] } };
  return { error: { "": [bookingRefusal(moved, messages)] } };
}
