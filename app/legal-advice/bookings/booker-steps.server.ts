/** From the form of a step to the use case, for the person who booked. */
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Messages } from "#app/i18n/index.ts";
import { ratingForm } from "#app/matters/rating-form.ts";
import type { AdviceContext } from "./book-slot.server.ts";
import type { BookingActor } from "./booking-access.server.ts";
import type { BookingChanged } from "./change-booking.server.ts";
import type { OwnBooking } from "./own-booking.server.ts";
import { cancelBooking, rateBooking, rescheduleBooking, takeOffer } from "./take-booking-step.server.ts";
import { readWanted } from "./wanted-time.ts";

export const bookerSteps = ["take_offer", "reschedule", "cancel", "rate"] as const;
export type BookerStep = (typeof bookerSteps)[number];

export function isBookerStep(text: string | undefined): text is BookerStep {
  return bookerSteps.some((step) => step === text);
}

/** The reply for the form when the step was refused; null when it was taken. */
export async function takeBookerStep(
  context: AdviceContext,
  {
    step,
    booking,
    actor,
    form,
    messages,
  }: {
    readonly step: BookerStep;
    readonly booking: OwnBooking;
    readonly actor: BookingActor;
    readonly form: FormData;
    readonly messages: Messages;
  },
): Promise<SubmissionResult<string[]> | null> {
  const request = {
    bookingId: booking.id,
    expectedVersion: Number(form.get("version")),
    actor,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  };
  const refuse = (field: string, words: string): SubmissionResult<string[]> => ({
    error: { [field]: [words] },
  });
  if (step === "rate") {
    const submission = parseWithZod(form, { schema: ratingForm(messages) });
    if (submission.status !== "success") return submission.reply();
    const rated = await rateBooking(context, { ...request, ...submission.value });
    return rated.ok ? null : submission.reply({ formErrors: [refusalWords(rated, messages)] });
  }
  if (step === "cancel") {
    const cancelled = await cancelBooking(context, { ...request, action: "cancel" });
    return cancelled.ok ? null : refuse("", refusalWords(cancelled, messages));
  }
  if (step === "take_offer") {
    const taken = await takeOffer(context, request);
    return taken.ok ? null : refuse("", refusalWords(taken, messages));
  }
  const wanted = readWanted(new URLSearchParams(String(form.get("time") ?? "")));
  const { problems } = messages.bookings;
  if (wanted === null || wanted.adviserId !== booking.adviserId) return refuse("time", problems.gone);
  const moved = await rescheduleBooking(context, { ...request, wanted });
  if (moved.ok) return null;
  if (moved.reason === "gone") return refuse("time", problems.gone);
  if (moved.reason === "no_hours") return refuse("time", problems.noHours);
  return refuse("", refusalWords(moved, messages));
}

function refusalWords(refused: Extract<BookingChanged, { ok: false }>, { bookings }: Messages): string {
  if (refused.reason === "not_found") throw new Response(null, { status: 404 });
  if (refused.reason === "changed_meanwhile" || refused.because === "state") return bookings.closed.changed;
  return bookings.closed[refused.because];
}
