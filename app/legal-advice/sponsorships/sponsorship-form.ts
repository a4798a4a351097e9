/** The forms of who pays for whom, shared by browser and server. */
import { z } from "zod";
import { mobileNumber } from "#app/accounts/sign-in-form.ts";
import { withoutGrouping } from "#app/accounts/typed-text.ts";
import type { Messages } from "#app/i18n/index.ts";

/** Settings: what one agreement may buy and serve at most. */
export const mostHours = 300;
export const mostVillages = 60;

function monthlyHours({ sponsorships: { problems } }: Messages) {
  return z
    .string({ error: problems.hours })
    .transform((text) => text.normalize("NFKC").trim())
    .refine((text) => /^\d{1,3}(\.5)?$/.test(text), { error: problems.hours })
    .transform(Number)
    .refine((hours) => hours > 0 && hours <= mostHours, { error: problems.hoursRange(mostHours) })
    .transform((hours) => hours * 60);
}

/** The term comes in three boxes a day and is read beside this. */
export function agreementForm(messages: Messages) {
  return z.object({ hours: monthlyHours(messages) });
}

export function raiseForm(messages: Messages) {
  return z.object({ hours: monthlyHours(messages), seen: z.coerce.number().int() });
}

/** 律师执业证号: 17 digits, as printed in the licence. */
export function adviserForm(messages: Messages) {
  const { problems } = messages.sponsorships;
  return z.object({
    phone: mobileNumber(messages),
    displayName: z
      .string({ error: problems.displayName })
      .trim()
      .min(2, { error: problems.displayName })
      .max(20, { error: problems.displayName }),
    firmId: z.uuid({ error: problems.firm }),
    licenceNumber: z
      .string({ error: problems.licence })
      .transform(withoutGrouping)
      .refine((text) => /^\d{17}$/.test(text), { error: problems.licence }),
  });
}

export type AdviserValues = z.output<ReturnType<typeof adviserForm>>;
