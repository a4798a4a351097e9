import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { UsedInvitation } from "../answering/answer-page.tsx";
import { ClosedRound } from "../answering/closed-round.tsx";
import { invitedRound } from "../answering/invited-round.server.ts";
import { PlainChoice, PlainPartPage } from "../answering/plain-form-page.tsx";
import { wordsIn } from "../answering/question-fields.tsx";
import { storePlainAnswer } from "../answering/store-answer.server.ts";
import { takePlainForm } from "../answering/take-plain-form.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const invited = await invitedRound(context, params.code ?? "");
  return data({ invited }, { status: !invited.ok && invited.reason === "unknown" ? 404 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const code = params.code ?? "";
  const invited = await invitedRound(context, code);
  if (!invited.ok) return { at: "closed" } as const;
  const { round } = invited;
  const step = await takePlainForm(round.questionnaire, await request.formData(), languageOf(request));
  if (step.at !== "send") return step;
  const stored = await storePlainAnswer(context, { code, key: step.key, answers: step.answers });
  if (stored.ok) return redirect(`${addresses.answerSurvey}/thanks`);
  return { at: stored.reason === "used" ? "used" : "closed" } as const;
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.answering.plain.title);

export default function PlainFormPage() {
  const { invited } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const language = useLanguage();
  if (!invited.ok) return <ClosedRound refusal={invited} isOpen={false} />;
  if (reply?.at === "part") {
    const { titleZh: zh, titleEn: en } = invited.round;
    return <PlainPartPage part={reply} title={wordsIn(reply.language ?? language, { zh, en })} />;
  }
  // Used up by another form, while this one was filled in or before.
  if (reply?.at === "used" || invited.isUsed)
    return (
      <Column>
        <UsedInvitation />
      </Column>
    );
  return <PlainChoice isOpen={false} broken={reply?.at === "broken"} />;
}
