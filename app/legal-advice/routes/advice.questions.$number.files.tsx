import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptedFiles } from "#app/attachments/attachment-rules.ts";
import { takeFormFiles } from "#app/attachments/take-form-files.server.ts";
import { type Messages, messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileInput, FileList } from "#app/ui/files.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { addQuestionFile } from "../questions/add-question-file.server.ts";
import { requireOwnQuestion } from "../questions/asker-access.server.ts";
import { endedQuestionStates } from "../questions/question-workflow.ts";

/** Files are added by the account alone, while the question runs. */
async function requireOpenQuestion(
  request: Request,
  context: LoaderFunctionArgs["context"],
  number: string | undefined,
) {
  const own = await requireOwnQuestion(request, context, number);
  const ended = endedQuestionStates.some((state) => state === own.question.state);
  if (ended || own.question.words === null) throw redirect(`${addresses.questions}/${own.question.number}`);
  return own;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { question } = await requireOpenQuestion(request, context, params.number);
  return { number: question.number, files: question.words?.files ?? [] };
}

/** Each file is kept as it arrives, so that one that is refused costs no other. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { question, actor } = await requireOpenQuestion(request, context, params.number);
  const messages: Messages = messagesFor(languageOf(request));
  const { files, refused } = await takeFormFiles(
    request,
    context,
    (file) => addQuestionFile(context, { questionId: question.id, actor }, file),
    messages,
  );
  if (refused.length === 0 && files > 0) throw taken(`${addresses.questions}/${question.number}`);
  return { refused: refused.length > 0 ? refused : [messages.questions.problems.noFiles] };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.questions.files.title);

export default function QuestionFilesPage() {
  const { number, files } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? [];
  const words = useMessages().questions.files;
  const own = `${addresses.questions}/${number}`;
  return (
    <Column>
      <BackLink to={own} />
      <ErrorSummary problems={refused.map((sentence) => ({ field: "files", words: sentence }))} />
      <PageHead kicker={formatCaseNumber(number)} title={words.title} lead={words.lead} />
      <Form method="post" encType="multipart/form-data" {...waits("material")}>
        <FileInput name="files" label={words.field} error={refused[0]} accept={acceptedFiles} multiple />
        {files.length > 0 && (
          <FileList
            files={files.map(({ id, name, bytes }) => ({
              id,
              name,
              size: bytes,
              to: `${own}/attachments/${id}`,
            }))}
          />
        )}
        <Actions>
          <Button tone="main">{words.confirm}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
