import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { titled } from "#app/ui/page-title.ts";
import { ClosedRound } from "../answering/closed-round.tsx";
import { mayAnswerOpenly } from "../answering/open-answer-limit.server.ts";
import { openLinkRound } from "../answering/open-link-round.server.ts";
import { PlainChoice, PlainPartPage } from "../answering/plain-form-page.tsx";
import { wordsIn } from "../answering/question-fields.tsx";
import { storeOpenAnswer } from "../answering/store-answer.server.ts";
import { takePlainForm } from "../answering/take-plain-form.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const open = await openLinkRound(context, params.slug ?? "");
  return data({ open }, { status: !open.ok && open.reason === "unknown" ? 404 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const slug = params.slug ?? "";
  const open = await openLinkRound(context, slug);
  if (!open.ok) return { at: "closed" } as const;
  const step = await takePlainForm(open.round.questionnaire, await request.formData(), languageOf(request));
  if (step.at !== "send") return step;
  if (!(await mayAnswerOpenly(context)))
    throw new Response(messagesFor(languageOf(request)).answering.refused.busy, { status: 429 });
  const stored = await storeOpenAnswer(context, { slug, key: step.key, answers: step.answers });
  return stored.ok ? redirect(`${addresses.answerSurvey}/thanks`) : ({ at: "closed" } as const);
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.answering.plain.openTitle);

export default function PlainOpenFormPage() {
  const { open } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!open.ok) return <ClosedRound refusal={open} isOpen />;
  if (reply?.at === "part") {
    const { titleZh: zh, titleEn: en } = open.round;
    return <PlainPartPage part={reply} title={wordsIn(reply.language, { zh, en })} />;
  }
  return <PlainChoice isOpen broken={reply?.at === "broken"} />;
}
