/** The first step of every way in: a number is typed, a code goes to it. */
import { parseWithZod } from "@conform-to/zod/v4";
import type { Messages } from "#app/i18n/index.ts";
import { smsSender } from "#app/notifications/sms/sms-sender.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { OneTimeCodePurpose } from "#app/platform/prisma-client/enums.ts";
import { type CodeContext, requestOneTimeCode } from "./one-time-code.server.ts";
import { codeProblem, phoneForm } from "./sign-in-form.ts";

/** What the page shows next: the field for the code, or that for the number with what is wrong with it. */
export async function askForCode(
  context: Omit<CodeContext, "carrier"> & { readonly db: Db; readonly env: Env },
  form: FormData,
  purpose: OneTimeCodePurpose,
  messages: Messages,
) {
  const submission = parseWithZod(form, { schema: phoneForm(messages) });
  if (submission.status !== "success") return { step: "phone", result: submission.reply() } as const;
  const sent = await requestOneTimeCode(
    { ...context, carrier: smsSender(context.env, context.db) },
    { to: submission.value.phone, purpose },
  );
  if (sent.ok) return { step: "code", result: submission.reply() } as const;
  const words = codeProblem(sent, messages);
  return { step: "phone", result: submission.reply({ fieldErrors: { phone: [words] } }) } as const;
}
