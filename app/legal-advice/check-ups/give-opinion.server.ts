/** 东规西微: the adviser gives one numbered opinion on what the visit showed. */
import { columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import { type BookingChanged, changeBookingIn } from "../bookings/change-booking.server.ts";
import { onceFor, type StepRequest } from "../bookings/take-booking-step.server.ts";
import type { riskLevels } from "./check-up-form.ts";

export type NewOpinion = {
  readonly risk: (typeof riskLevels)[number];
  readonly finding: string;
  readonly advice: string;
  readonly followUpOn: LocalDate;
};

/** Numbered in the order in which they are given. The enterprise confirms receipt anew. */
export function giveOpinion(
  context: AdviceContext,
  { opinion, ...request }: StepRequest & { readonly opinion: NewOpinion },
): Promise<BookingChanged> {
  const now = context.now();
  return onceFor(context, request, "give_opinion", (tx) =>
    changeBookingIn(tx, {
      ...request,
      action: "give_opinion",
      now,
      facts: { risk: opinion.risk },
      columns: { confirmedAt: null },
      also: async (inside, booking) => {
        const id = newId();
        const sealed = (field: string, text: string) =>
          seal(context.env.fieldKeys, text, { field: `LegalOpinion.${field}`, record: id });
        await inside.legalOpinion.create({
          data: {
            id,
            bookingId: booking.id,
            position: booking._count.opinions + 1,
            risk: opinion.risk,
            findingSealed: sealed("finding", opinion.finding),
            adviceSealed: sealed("advice", opinion.advice),
            followUpOn: columnFromLocalDate(opinion.followUpOn),
            givenAt: now,
          },
        });
      },
    }),
  );
}
