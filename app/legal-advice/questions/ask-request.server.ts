/** Between the page on which one asks and the use case. */
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { giveCode } from "#app/matters/given-code.server.ts";
import { taken } from "#app/offline/taken.server.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { knownTopic } from "../advice-topics.server.ts";
import { type FoundAnswer, suggestAnswers } from "../knowledge/find-answers.server.ts";
import { proveWho } from "../prove-who.server.ts";
import { askQuestion } from "./ask-question.server.ts";
import { askForm, headingForm } from "./question-form.ts";

const none: readonly FoundAnswer[] = [];

/**
 * Takes the one line first, then the whole question, then the code of whoever has no account. What was typed comes
 * back with every refusal.
 */
export async function takeAskForm(request: Request, context: ActionFunctionArgs["context"]) {
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const { problems } = messages.questions;
  const place = new URL(request.url).searchParams.get("place") ?? "";
  if ((await divisionByCode(context.db, place)) === null) throw redirect(addresses.ask);
  if (form.get("part") === "heading") {
    const submission = parseWithZod(form, { schema: headingForm(messages) });
    const fits = submission.status === "success";
    return data({
      part: fits ? "words" : "heading",
      suggested: fits ? await suggestAnswers(context.db, submission.value.heading) : none,
      step: "who",
      known: null,
      result: submission.reply(),
    } as const);
  }
  const proved = await proveWho(request, context, form, { clerkMay: false, schema: askForm });
  const again = { part: "words", suggested: none } as const;
  if (!proved.ok) return data({ ...again, ...proved.asked });
  const { headers, who, said, reply } = proved;
  const topicId = await knownTopic(context.db, said.topic);
  if (topicId === null) return data({ ...again, ...reply({ topic: [problems.topicEmpty] }) }, { headers });
  if (who.personId === null) throw new Error("nobody asks in the name of somebody else");
  const asked = await askQuestion(context, {
    askerId: who.personId,
    name: who.name,
    phone: who.phone,
    phoneConfirmed: who.phoneConfirmed,
    divisionCode: place,
    topicId,
    title: said.heading,
    body: said.body,
    otherSide: said.otherSide,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (!asked.ok) return data({ ...again, ...reply({ body: [problems.tooMany] }) }, { headers });
  headers.append("Set-Cookie", await giveCode(context.env, asked));
  throw taken(`${addresses.questions}/${asked.number}`, headers);
}
