/** The form of a booking, shared by browser and server. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { type AskedOf, optionalWords, whoShape } from "../who-form.ts";

/** Characters of what it is about. */
export const longestMatter = 1_000;
const longestOtherSide = 60;

/** Who books or waits, and what for. */
export function bookingForm(messages: Messages, asked: AskedOf) {
  return z.object({
    ...whoShape(messages, asked),
    topic: z.string().max(60).optional(),
    matter: optionalWords(messages, longestMatter),
    otherSide: optionalWords(messages, longestOtherSide),
  });
}

/** What a booking says, whatever it is for. */
export type BookingSaid = z.output<ReturnType<typeof bookingForm>> & {
  readonly enterprise: {
    readonly name: string;
    readonly creditCode: string | null;
    readonly address: string;
  } | null;
};

/** A consultation is for a person, not for an enterprise. */
export function consultationForm(messages: Messages, asked: AskedOf): z.ZodType<BookingSaid> {
  return bookingForm(messages, asked).transform((said) => ({ ...said, enterprise: null }));
}
