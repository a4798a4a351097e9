import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { acceptedFiles, attachmentLimits } from "#app/attachments/attachment-rules.ts";
import type { KeptFile } from "#app/attachments/keep-file.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { Actions, Button, QuietButton, TextLink } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { FileInput, FileList } from "#app/ui/files.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Words } from "#app/ui/words.tsx";
import { filesOfDraft } from "../attachments/attachment.server.ts";
import { takeFiles } from "../attachments/take-files.server.ts";
import { carriedInto } from "../filing/carried-words.server.ts";
import { beginDraft, currentDraft } from "../filing/draft.server.ts";
import { judgeStep, typedFieldsOf } from "../filing/draft-answers.ts";
import { QuestionPage } from "../filing/filing-page.tsx";
import { formFacts, keepAnswer, pathOn, withAnswer } from "../filing/filing-request.server.ts";
import { filingAddresses, stepPath } from "../filing/filing-steps.ts";
import { longest } from "../filing/petition-form.ts";
import { VoiceNote } from "../filing/voice-note.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf(request, context);
  const url = new URL(request.url);
  const draft = url.searchParams.has("new") ? null : await currentDraft(request, context, actor);
  if (draft === null) {
    const { narrative, carried } = await carriedInto(context, { url, actor, language: languageOf(request) });
    return {
      narrative,
      carriedNumber: carried.from?.number ?? null,
      files: [] as KeptFile[],
      onBehalf: false,
    };
  }
  return {
    carriedNumber: null,
    narrative: draft.answers.steps.what?.narrative ?? "",
    files: await filesOfDraft(context.db, context.env, draft.id),
    onBehalf: draft.answers.onBehalf !== null,
  };
}

/** The first answer begins the draft. Files are kept as they arrive, so that one that is refused costs no other. */
export async function action({ request, context }: ActionFunctionArgs) {
  const messages = messagesFor(languageOf(request));
  const actor = await actorOf(request, context);
  const url = new URL(request.url);
  const headers = new Headers();
  let draft = url.searchParams.has("new") ? null : await currentDraft(request, context, actor);
  if (draft === null) {
    const { carried } = await carriedInto(context, { url, actor, language: languageOf(request) });
    const begun = await beginDraft(request, context, { actor, carried });
    if (!begun.ok)
      return data({ reason: "too_many", words: messages.filing.problems.tooManyDrafts } as const, {
        status: 429,
      });
    headers.append("Set-Cookie", begun.cookie);
    draft = begun.draft;
  }
  const taken = await takeFiles(request, context, draft.id, messages);
  const fields = typedFieldsOf(taken.form);
  const open = {
    actor,
    draft: await keepAnswer(context, { actor, draft }, (answers) => ({
      ...withAnswer(answers, "what", fields),
      similarSeen: false,
    })),
  };
  const staying = taken.intent !== "next" || taken.refused.length > 0;
  const submission = judgeStep("what", fields, messages, await formFacts(context, draft.id));
  if (!staying && submission.status === "success")
    return redirect(await pathOn(request, context, open, "what"), { headers });
  return data(
    {
      reason: "mend",
      result: staying ? null : submission.reply(),
      refused: taken.refused,
      narrative: fields.narrative ?? "",
      files: await filesOfDraft(context.db, context.env, draft.id),
    } as const,
    { headers },
  );
}

export const meta = titled((messages) => messages.filing.what.title);

export default function WhatPage() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { filing, matters } = useMessages();
  const { what } = filing;
  const mend = reply?.reason === "mend" ? reply : null;
  const files = mend?.files ?? loaded.files;
  const refused = mend?.refused ?? [];
  const field = repliedFields(mend?.result, { narrative: mend?.narrative ?? loaded.narrative });
  const problems = [
    ...(reply?.reason === "too_many" ? [{ field: "narrative", words: reply.words }] : []),
    ...submissionProblems(mend?.result),
    ...refused.map(({ id, words }) => ({ field: `file-${id}`, words })),
  ];
  const sounds = files.filter(({ kind }) => kind === "audio");
  return (
    <QuestionPage
      step="what"
      onBehalf={loaded.onBehalf}
      problems={problems}
      upload
      action={mend === null ? undefined : stepPath("what")}
    >
      {loaded.carriedNumber !== null && (
        <Note>{matters.carried(formatCaseNumber(loaded.carriedNumber))}</Note>
      )}
      <TextArea
        {...field("narrative")}
        label={what.title}
        hint={<Words text={what.hint} />}
        asQuestion
        maxLength={longest.narrative}
      />
      <VoiceNote />
      {sounds.map(({ id, name }) => (
        // biome-ignore lint/a11y/useMediaCaption: the person's own voice; the words above it are what they wrote down
        <audio
          key={id}
          controls
          preload="none"
          src={filingAddresses.attachment(id)}
          aria-label={what.listen(name)}
          className="mt-3 w-full"
        />
      ))}
      <FileInput
        name="files"
        label={what.files}
        optional
        hint={what.filesHint}
        accept={acceptedFiles}
        multiple
      />
      {files.length + refused.length > 0 && (
        <FileList
          files={[
            ...files.map(({ id, kind, name, bytes }) => ({
              id,
              name,
              size: bytes,
              ...(kind === "image" ? { thumbnail: `${filingAddresses.attachment(id)}?small` } : {}),
              action: <RemoveButton id={id} name={name} />,
            })),
            ...refused.map(({ id, name, words }) => ({ id, name, error: words, action: <span /> })),
          ]}
        />
      )}
      {files.length > 0 && (
        <p className="mt-3 text-ink-2">{what.count(files.length, attachmentLimits.count)}</p>
      )}
      <Actions>
        <Button tone="soft" icon="plus" name="intent" value="add">
          {what.add}
        </Button>
      </Actions>
      {!loaded.onBehalf && (
        <p className="mt-3">
          <TextLink to={filingAddresses.atOnce} reload>
            {filing.atOnce.fromSteps}
          </TextLink>
        </p>
      )}
    </QuestionPage>
  );
}

function RemoveButton({ id, name }: { id: string; name: string }) {
  const { files } = useMessages().common;
  return (
    <QuietButton name="intent" value={`remove:${id}`} aria-label={files.removeNamed(name)}>
      {files.remove}
    </QuietButton>
  );
}
