import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "#app/accounts/actor.ts";
import { aroundHome } from "#app/accounts/own-account.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { divisionPick } from "#app/organisations/division-picker.server.ts";
import { DivisionChoices, DivisionSearch } from "#app/organisations/division-picker.tsx";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { fieldsOf, judgeStep, typedFieldsOf } from "../filing/draft-answers.ts";
import { QuestionPage } from "../filing/filing-page.tsx";
import { answerStep, formFacts, keepAnswer, requireDraft } from "../filing/filing-request.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft, actor } = await requireDraft(request, context);
  const url = new URL(request.url);
  const answered = fieldsOf(draft.answers, "where").division ?? null;
  if (url.search === "") {
    const begin = await whereToBegin(context, actor, draft.answers.onBehalf !== null, answered);
    if (begin !== null) url.searchParams.set("in", begin);
  }
  return {
    pick: await divisionPick(context.db, url, answered),
    onBehalf: draft.answers.onBehalf !== null,
  };
}

/** A clerk files in an own territory, a person mostly about the place they live in: the walk down begins there. */
async function whereToBegin(
  { db }: LoaderFunctionArgs["context"],
  actor: Actor,
  onBehalf: boolean,
  answered: string | null,
): Promise<string | null> {
  if (onBehalf)
    return actor.kind === "staff" ? (actor.divisionPath.split("/").filter(Boolean).at(-1) ?? null) : null;
  return actor.kind === "visitor" || answered !== null ? null : aroundHome(db, actor.personId);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = typedFieldsOf(await request.formData());
  const messages = messagesFor(languageOf(request));
  const open = await requireDraft(request, context);
  const submission = judgeStep("where", fields, messages, await formFacts(context, open.draft.id));
  if (submission.status !== "success") return { result: submission.reply() };
  const division = await divisionByCode(context.db, submission.value.division);
  const { problems, desk } = messages.filing;
  const refuse = (words: string) => ({ result: submission.reply({ fieldErrors: { division: [words] } }) });
  if (division === null) return refuse(problems.whereUnknown);
  const { actor, draft } = open;
  const outside = actor.kind === "staff" && !division.path.startsWith(actor.divisionPath);
  if (draft.answers.onBehalf !== null && outside) return refuse(desk.outside);
  await keepAnswer(context, open, (answers) => answers, { divisionCode: division.code });
  return answerStep("where", request, context, fields);
}

export const meta = titled((messages) => messages.filing.where.title);

export default function WherePage() {
  const { pick, onBehalf } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { where } = useMessages().filing;
  const { error } = repliedFields(result)("division");
  return (
    <QuestionPage
      step="where"
      onBehalf={onBehalf}
      problems={submissionProblems(result)}
      before={
        <>
          <PageHead title={where.title} lead={where.hint} />
          <DivisionSearch pick={pick} />
        </>
      }
    >
      <DivisionChoices pick={pick} name="division" error={error} />
    </QuestionPage>
  );
}
