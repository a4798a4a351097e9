/** The sign-in forms, shared by browser and server. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { weaknessOf } from "./password-strength.ts";
import { readPhoneNumber } from "./phone-number.ts";

/** A mobile number as typed; the value is its 11 digits. */
export function mobileNumber({ accounts: { problems } }: Messages) {
  return z.string({ error: problems.phoneEmpty }).transform((text, context) => {
    const read = readPhoneNumber(text);
    if (read.ok) return read.number;
    const words = {
      empty: problems.phoneEmpty,
      shape: problems.phoneShape,
      landline: problems.phoneLandline,
    };
    context.addIssue({ code: "custom", message: words[read.reason] });
    return z.NEVER;
  });
}

export function phoneForm(messages: Messages) {
  return z.object({ phone: mobileNumber(messages) });
}

export function codeForm(messages: Messages) {
  const { problems } = messages.accounts;
  return z.object({ phone: mobileNumber(messages), code: z.string({ error: problems.codeEmpty }) });
}

export function staffForm(messages: Messages) {
  const { problems } = messages.accounts;
  return codeForm(messages).extend({ password: z.string({ error: problems.passwordEmpty }) });
}

/** The first or a new password; it is typed once, because it can be shown. */
export function newPasswordForm(messages: Messages) {
  const { problems, password } = messages.accounts;
  return codeForm(messages).extend({
    setupCode: z.string({ error: problems.setupCodeEmpty }),
    password: z.string({ error: problems.passwordEmpty }).superRefine((text, context) => {
      const weakness = weaknessOf(text);
      if (weakness !== null) context.addIssue({ code: "custom", message: password[weakness] });
    }),
  });
}

/** Why no code is on its way, in words for the field. */
export function codeProblem(
  refusal:
    | { readonly reason: "too_many"; readonly retryAfterSeconds: number }
    | { readonly reason: "not_sent" },
  { accounts: { problems } }: Messages,
): string {
  return refusal.reason === "too_many"
    ? problems.tooMany(Math.ceil(refusal.retryAfterSeconds / 60))
    : problems.notSent;
}
