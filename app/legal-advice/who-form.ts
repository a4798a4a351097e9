/** Who somebody is, in every form of legal advice. Shared by browser and server. */
import { z } from "zod";
import { mobileNumber } from "#app/accounts/sign-in-form.ts";
import type { Messages } from "#app/i18n/index.ts";

const longestName = 20;

/**
 * What a form asks of whom. The phone of somebody signed in is `known` and not read from the form; of somebody for
 * whom a clerk acts it is `optional`, because they may have none.
 */
export type AskedOf = { readonly phone: "known" | "asked" | "optional"; readonly clerk: boolean };

/** The fields that `WhoFields` shows, to be spread into the form's own object. */
export function whoShape(messages: Messages, { phone, clerk }: AskedOf) {
  const { problems } = messages.bookings;
  return {
    name: z
      .string({ error: problems.nameEmpty })
      .trim()
      .min(2, { error: problems.nameEmpty })
      .max(longestName, { error: problems.tooLong(longestName) }),
    phone: {
      known: z.string().optional(),
      asked: mobileNumber(messages),
      optional: mobileNumber(messages).optional(),
    }[phone],
    consent: clerk
      ? z.enum(["self", "present", "on_the_phone"], { error: problems.consentEmpty })
      : z.undefined().catch(undefined),
    code: z.string().optional(),
  };
}

/** Words that may be left out: none of them is null. `most` in characters. */
export function optionalWords(messages: Messages, most: number) {
  return z
    .string()
    .trim()
    .max(most, { error: messages.bookings.problems.tooLong(most) })
    .optional()
    .transform((text) => (text === undefined || text === "" ? null : text));
}
