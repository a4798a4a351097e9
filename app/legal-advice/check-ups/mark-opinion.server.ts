/** 东规西微: the enterprise says what it did about an opinion. It need not follow it (优化营商环境条例 第八条). */
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import { type BookingChanged, changeBookingIn } from "../bookings/change-booking.server.ts";
import { onceFor, type StepRequest } from "../bookings/take-booking-step.server.ts";
import type { markedStates } from "./check-up-form.ts";

export type Marked =
  | BookingChanged
  /** There is no such opinion, or it was acted on already. */
  | { readonly ok: false; readonly reason: "opinion_closed" };

export async function markOpinion(
  context: AdviceContext,
  {
    position,
    acted,
    words,
    ...request
  }: StepRequest & {
    readonly position: number;
    readonly acted: (typeof markedStates)[number];
    readonly words: string;
  },
): Promise<Marked> {
  const now = context.now();
  try {
    return await onceFor(context, request, `mark_opinion:${position}`, (tx) =>
      changeBookingIn(tx, {
        ...request,
        action: "mark_opinion",
        now,
        facts: { position: String(position), state: acted },
        also: async (inside, booking) => {
          const opinion = await inside.legalOpinion.findFirst({
            where: { bookingId: booking.id, position, state: { not: "acted_on" } },
            select: { id: true },
          });
          if (opinion === null) throw new OpinionClosed();
          await inside.legalOpinion.update({
            where: { id: opinion.id },
            data: {
              state: acted,
              actedOn: acted === "acted_on" ? columnFromLocalDate(localDateOf(now)) : null,
              actedSealed: seal(context.env.fieldKeys, words, {
                field: "LegalOpinion.acted",
                record: opinion.id,
              }),
            },
            select: { id: true },
          });
        },
      }),
    );
  } catch (error) {
    if (error instanceof OpinionClosed) return { ok: false, reason: "opinion_closed" };
    throw error;
  }
}

/** Rolls the step back. */
class OpinionClosed extends Error {}
