import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptedFiles } from "#app/attachments/attachment-rules.ts";
import { type TakenFormFiles, takeFormFiles } from "#app/attachments/take-form-files.server.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { type Messages, messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { RatingReasons } from "#app/matters/rating-fields.tsx";
import type { OutboxKind } from "#app/offline/outbox/entry.ts";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { FileInput } from "#app/ui/files.tsx";
import { FiveLevelRating } from "#app/ui/five-level-rating.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { addMaterialFile } from "../attachments/attachment.server.ts";
import type { ChangeResult } from "../change-petition.server.ts";
import { petitionerOf } from "../tracking/case-access.server.ts";
import { readOwnCase } from "../tracking/own-case.server.ts";
import { timelineOf } from "../tracking/own-case-timeline.ts";
import { isResidentAction, type ResidentAction } from "../tracking/resident-actions.ts";
import { residentSchema } from "../tracking/resident-form.ts";
import { takeResidentAction } from "../tracking/take-resident-action.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { number = "", action } = params;
  if (!isResidentAction(action)) throw new Response(null, { status: 404 });
  const petitioner = await petitionerOf(request, context, number);
  if (petitioner === null) throw redirect(`${addresses.track}?number=${encodeURIComponent(number)}`);
  const today = localDateOf(context.now());
  const calendar = await loadWorkingCalendar(context.db);
  const language = languageOf(request);
  const shown = await readOwnCase(context.db, context.env, { ...petitioner, today, calendar, language });
  const line = shown.actions.find((each) => each.action === action);
  return { step: action, shown, line: line ?? null, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { number = "", action: step } = params;
  if (!isResidentAction(step)) throw new Response(null, { status: 404 });
  const petitioner = await petitionerOf(request, context, number);
  if (petitioner === null) throw redirect(`${addresses.track}?number=${encodeURIComponent(number)}`);
  const messages = messagesFor(languageOf(request));
  const { form, files, refused } =
    step === "add_material"
      ? await takeOpenMaterial(request, context, petitioner, messages)
      : { form: await request.formData(), files: 0, refused: [] };
  const submission = parseWithZod(form, { schema: residentSchema(step, messages) });
  if (submission.status !== "success") return submission.reply();
  const idempotencyKey = String(form.get("idempotencyKey") ?? "");
  if (!isId(idempotencyKey)) throw new Response(null, { status: 400 });
  // A refused file is told before anything is sent on, so that the person can put another in its place.
  if (refused.length > 0) return submission.reply({ fieldErrors: { files: [...refused] } });
  if (step === "add_material" && files === 0 && submission.value.note === "")
    return submission.reply({ fieldErrors: { note: [messages.tracking.form.nothing] } });
  const result = await takeResidentAction(context.db, context.env, {
    ...petitioner,
    expectedVersion: Number(form.get("version")),
    action: step,
    values: submission.value,
    idempotencyKey,
    now: context.now(),
  });
  if (result.ok) return taken(`${addresses.cases}/${number}`);
  return submission.reply({ formErrors: [refusalWords(result, messages)] });
}

/** Files are taken only while the table lets this person add something; the words of the form come back either way. */
async function takeOpenMaterial(
  request: Request,
  context: ActionFunctionArgs["context"],
  petitioner: NonNullable<Awaited<ReturnType<typeof petitionerOf>>>,
  messages: Messages,
): Promise<TakenFormFiles> {
  const calendar = await loadWorkingCalendar(context.db);
  const shown = await readOwnCase(context.db, context.env, {
    ...petitioner,
    today: localDateOf(context.now()),
    calendar,
    language: languageOf(request),
  });
  const open = shown.actions.some((each) => each.action === "add_material" && each.open);
  if (!open) throw redirect(`${addresses.cases}/${shown.number}`);
  return takeFormFiles(request, context, (file) => addMaterialFile(context, petitioner, file), messages);
}

function refusalWords(
  result: Extract<ChangeResult, { ok: false }>,
  { tracking, petitions }: Messages,
): string {
  switch (result.reason) {
    case "not_found":
      throw new Response(null, { status: 404 });
    case "changed_meanwhile":
      return tracking.form.changed;
    case "not_allowed":
      return tracking.form.notAllowed(petitions.closedBecause[result.because]);
  }
}

const waitsAs: Partial<Record<ResidentAction, OutboxKind>> = {
  add_material: "material",
  withdraw: "withdrawal",
  rate: "rating",
};

export const handle = { hydrate: false };

export const meta = titled<{ step: ResidentAction }>((messages, data) =>
  data === undefined ? messages.tracking.track.title : messages.tracking.action[data.step].title,
);

export default function OwnCaseActionPage() {
  const { step, shown, line, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const messages = useMessages();
  const language = useLanguage();
  const { tracking, petitions } = messages;
  const words = tracking.action[step];
  const field = repliedFields(result);
  const failed = (result?.error ?? null) !== null;
  return (
    <Column>
      <div className="pt-3">
        <BackLink to={`${addresses.cases}/${shown.number}`} />
      </div>
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "step" : name))} />
      <PageHead kicker={formatCaseNumber(shown.number)} title={words.title} lead={words.lead} />
      {line?.open || failed ? (
        <Form
          method="post"
          id="step"
          {...waits(waitsAs[step] ?? "other")}
          encType={step === "add_material" ? "multipart/form-data" : "application/x-www-form-urlencoded"}
        >
          <input type="hidden" name="version" value={shown.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          {step === "rate" && <RatingFields />}
          <TextArea
            {...field("note")}
            label={words.field}
            rows={step === "rate" ? 3 : 6}
            optional={step === "rate" || step === "withdraw" || step === "close"}
          />
          {step === "add_material" && (
            <FileInput
              name="files"
              label={words.files}
              error={field("files").error}
              optional
              accept={acceptedFiles}
              multiple
            />
          )}
          <Actions>
            <Button tone="main">{words.confirm}</Button>
          </Actions>
        </Form>
      ) : (
        <Note icon="warning">
          {line === null || line.open || line.because === "state" || line.because === "person"
            ? tracking.closed.state[step]
            : petitions.closedBecause[line.because]}
        </Note>
      )}
      {failed && (
        <Section title={tracking.case.steps}>
          <Timeline items={timelineOf(shown, messages, language)} />
        </Section>
      )}
    </Column>
  );
}

/** The window and the handler separately, each only while it is not rated yet; the reasons serve both. */
function RatingFields() {
  const { shown } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { rating } = useMessages().tracking;
  const field = repliedFields(result);
  return (
    <>
      {!shown.ratedWindow && (
        <FiveLevelRating
          name="window"
          legend={rating.window(shown.window)}
          levels={rating.level}
          skip={rating.skip}
          value={field("window").defaultValue}
          error={field("window").error}
        />
      )}
      {!shown.ratedHandler && (
        <FiveLevelRating
          name="handler"
          legend={rating.handler(shown.owner)}
          levels={rating.level}
          skip={rating.skip}
          value={field("handler").defaultValue}
        />
      )}
      <RatingReasons result={result} />
    </>
  );
}
