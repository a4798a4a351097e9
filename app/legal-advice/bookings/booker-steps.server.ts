/** From the form of a step to the use case, for the person who booked. */
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Messages } from "#app/i18n/index.ts";
import { ratingForm } from "#app/matters/rating-form.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import type { BookingActor } from "./booking-access.server.ts";
import { bookingRefusal } from "./booking-refusals.server.ts";
import { takeMove } from "./move-booking.server.ts";
import type { OwnBooking } from "./own-booking.server.ts";
import { cancelBooking, confirmReceipt, rateBooking, takeOffer } from "./take-booking-step.server.ts";

export const bookerSteps = ["take_offer", "reschedule", "cancel", "confirm_receipt", "rate"] as const;
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
    return rated.ok ? null : submission.reply({ formErrors: [bookingRefusal(rated, messages)] });
  }
  if (step === "cancel") {
    const cancelled = await cancelBooking(context, { ...request, action: "cancel" });
    return cancelled.ok ? null : refuse("", bookingRefusal(cancelled, messages));
  }
  // Nobody receives what they may not read.
  if (step === "confirm_receipt" && booking.personal === null)
    return refuse("", messages.bookings.closed.person);
  if (step === "take_offer" || step === "confirm_receipt") {
    const take = step === "take_offer" ? takeOffer : confirmReceipt;
    const taken = await take(context, request);
    return taken.ok ? null : refuse("", bookingRefusal(taken, messages));
  }
  return takeMove(context, { booking, request, form, messages });
}
