/** The forms of how somebody wants to be told, shared by browser and server. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { noQuietHours } from "./quiet-hours-of.ts";

export const smsChoices = ["all", "important"] as const;
export const quietChoices = ["city", "own", "none"] as const;
/** Quiet hours begin and end on the hour. */
export const fullHours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const longestEmail = 254;

/** The value of `quietHours` is as it is stored (quiet-hours-of.ts). */
export function choicesForm({ notifications: { choices } }: Messages) {
  const { problems } = choices;
  const hour = z.enum(fullHours, { error: problems.time }).optional();
  return z
    .object({
      smsChoice: z.enum(smsChoices, { error: problems.smsChoice }),
      quiet: z.enum(quietChoices, { error: problems.quiet }),
      from: hour,
      to: hour,
    })
    .transform(({ smsChoice, quiet, from, to }, context) => {
      if (quiet === "city") return { smsChoice, quietHours: null };
      if (quiet === "none") return { smsChoice, quietHours: noQuietHours };
      if (from !== undefined && to !== undefined && from !== to)
        return { smsChoice, quietHours: `${from}-${to}` };
      const [path, message] =
        from === undefined
          ? ["from", problems.time]
          : ["to", to === undefined ? problems.time : problems.quietSame];
      context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    });
}

/** The value is in small letters: mailboxes that tell capitals apart are not found any more. */
export function emailForm({ notifications: { choices } }: Messages) {
  return z.object({
    email: z
      .string({ error: choices.emailWrong })
      .trim()
      .toLowerCase()
      .max(longestEmail, choices.emailWrong)
      .pipe(z.email(choices.emailWrong)),
  });
}

export function emailCodeForm(messages: Messages) {
  return emailForm(messages).extend({ code: z.string({ error: messages.accounts.problems.codeEmpty }) });
}

/** A push subscription as the browser writes it (Push API, `toJSON`). */
export const subscriptionShape = z.object({
  endpoint: z.string().max(1_000),
  keys: z.object({ p256dh: z.base64url().length(87), auth: z.base64url().length(22) }),
});
