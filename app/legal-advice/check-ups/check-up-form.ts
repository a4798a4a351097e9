/** The forms of a legal check-up, shared by browser and server. */
import { z } from "zod";
import { readCreditCode } from "#app/accounts/unified-social-credit-code.ts";
import { addYears, type LocalDate, parseLocalDate } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import { typedDay } from "#app/ui/typed-day.ts";
import { type BookingSaid, bookingForm } from "../bookings/booking-form.ts";
import type { AskedOf } from "../who-form.ts";

export const riskLevels = ["low", "medium", "high"] as const;
export const markedStates = ["acted_on", "not_acted_on"] as const;

/** The fields of an enterprise, as `EnterpriseFields` names them. */
export const enterpriseFields = ["enterpriseName", "creditCode", "noCode", "address"] as const;

const longestName = 60;
const longestAddress = 100;
const longestOpinion = 2_000;
const longestWords = 500;

/** What a booking says, and for which enterprise. An individual business may lack a code (SJ-05). */
export function checkUpForm(messages: Messages, asked: AskedOf): z.ZodType<BookingSaid> {
  const { checkUps, accounts } = messages;
  const { problems } = checkUps;
  return z
    .object({
      enterpriseName: written(problems.enterpriseName, problems.tooLong, longestName),
      creditCode: z
        .string()
        .default("")
        .transform((text, context) => {
          const read = readCreditCode(text);
          if (read.ok || read.reason === "empty") return read.ok ? read.code : null;
          const { creditCodeShape, creditCodeCheck } = accounts.account.problems;
          context.addIssue({
            code: "custom",
            message: read.reason === "shape" ? creditCodeShape : creditCodeCheck,
          });
          return z.NEVER;
        }),
      noCode: z.string().optional(),
      address: written(problems.address, problems.tooLong, longestAddress),
    })
    .extend(bookingForm(messages, asked).shape)
    .refine(({ creditCode, noCode }) => creditCode !== null || noCode === "on", {
      path: ["creditCode"],
      error: problems.creditCodeEmpty,
      // Said together with what is wrong elsewhere.
      when: () => true,
    })
    .transform(({ enterpriseName, creditCode, noCode: _, address, ...said }) => ({
      ...said,
      enterprise: { name: enterpriseName, creditCode, address },
    }));
}

/** One numbered opinion; the day on which it is looked at again is read apart. */
export function opinionForm({ checkUps: { problems } }: Messages) {
  return z.object({
    finding: written(problems.finding, problems.tooLong, longestOpinion),
    risk: z.enum(riskLevels, { error: problems.risk }),
    advice: written(problems.advice, problems.tooLong, longestOpinion),
  });
}

/** A day after `today` and within a year; null when it is none. */
export function readFollowUp(form: FormData, today: LocalDate) {
  const { typed, day } = typedDay(form, "followUpOn");
  const parsed = parseLocalDate(day ?? "");
  const inReach = parsed.ok && parsed.date > today && parsed.date <= addYears(today, 1);
  return { typed, followUpOn: inReach ? parsed.date : null };
}

/** What the enterprise did about an opinion, in its own words. */
export function markForm({ checkUps: { problems } }: Messages) {
  return z.object({
    acted: z.enum(markedStates, { error: problems.acted }),
    words: written(problems.words, problems.tooLong, longestWords),
  });
}

function written(empty: string, tooLong: (most: number) => string, most: number) {
  return z
    .string({ error: empty })
    .trim()
    .min(2, { error: empty })
    .max(most, { error: tooLong(most) });
}
