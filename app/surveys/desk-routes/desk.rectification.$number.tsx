import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formatDateTime, formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextInput } from "#app/ui/field.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { changeTask } from "../rectification/change-task.server.ts";
import { readTask } from "../rectification/read-tasks.server.ts";
import type { RectificationAction, RectificationGuard } from "../rectification/rectification-workflow.ts";
import { requireReader } from "../rectification/require-reader.server.ts";
import { fieldsOfAction, longestWords, taskForm } from "../rectification/task-form.ts";
import { findingWords, TaskState } from "../rectification/task-list.tsx";
import { roundTitle } from "../results/results-words.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireReader(request, context);
  const task = await readTask(context.db, { number: params.number ?? "", actor, now: context.now() });
  if (task === null) throw new Response(null, { status: 404 });
  return { task, idempotencyKey: newId() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireReader(request, context);
  const typed = Object.fromEntries(await request.formData());
  const form = taskForm.safeParse(typed);
  if (!form.success) throw new Response(null, { status: 400 });
  const { version: expectedVersion, ...step } = form.data;
  const number = params.number ?? "";
  const changed = await changeTask(context, { ...step, number, actor, expectedVersion });
  if (changed.ok) throw redirect(`${addresses.deskRectification}/${number}`);
  if (changed.reason === "not_found") throw new Response(null, { status: 404 });
  const because: "changed" | "state" | "person" | RectificationGuard =
    changed.reason === "changed_meanwhile" ? "changed" : changed.because;
  return { action: step.action, because, words: step.words, dueOn: String(typed.dueOn ?? "") };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rectification.title);

type Reply = ReturnType<typeof useActionData<typeof action>>;

export default function TaskPage() {
  const { task, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { rectification } = useMessages();
  const language = useLanguage();
  const { task: words } = rectification;
  const whole = reply !== undefined && reply.because !== "has_words" && reply.because !== "later_day";
  return (
    <Column>
      <BackLink to={addresses.deskRectification}>{rectification.title}</BackLink>
      <ErrorSummary problems={whole ? [{ field: "history", words: words.problems[reply.because] }] : []} />
      <DeskHead title={findingWords(task.finding, language)} />
      <p>{rectification.by(task.organisation.name, formatDayLong(task.dueOn, language))}</p>
      <TaskState {...task} />
      <p className="text-ink-2">{rectification.from(roundTitle(task.finding.round, language))}</p>
      {task.open.map((each) => (
        <StepForm
          key={each}
          action={each}
          version={task.version}
          idempotencyKey={`${idempotencyKey.slice(0, -1)}${task.open.indexOf(each)}`}
          reply={reply?.action === each ? reply : undefined}
        />
      ))}
      <Section title={words.history} id="history">
        <Rows ordered>
          {task.steps.map((step) => (
            <div key={step.id}>
              <p className="text-ink-2 text-min">{formatDateTime(new Date(step.at), language)}</p>
              <p className="font-bold">
                {words.steps[step.action as keyof typeof words.steps](step.organisationName)}
                {step.dueOn !== null && ` · ${words.until(formatDayLong(step.dueOn, language))}`}
              </p>
              {step.note !== null && (
                <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{step.note}</p>
              )}
            </div>
          ))}
        </Rows>
      </Section>
    </Column>
  );
}

function StepForm({
  action: name,
  version,
  idempotencyKey,
  reply,
}: {
  action: RectificationAction;
  version: number;
  idempotencyKey: string;
  reply: Reply;
}) {
  const { task } = useMessages().rectification;
  const fields = fieldsOfAction[name];
  const problem = (guard: RectificationGuard) =>
    reply?.because === guard ? task.problems[guard] : undefined;
  return (
    <Section title={task.actions[name]} id={name}>
      <Form method="post" noValidate>
        <input type="hidden" name="action" value={name} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {fields.words && name !== "verify" && (
          <TextArea
            id={`${name}-words`}
            name="words"
            label={task.words[name]}
            hint={task.wordsHint[name] || undefined}
            error={problem("has_words")}
            defaultValue={reply?.words ?? undefined}
            maxLength={longestWords}
          />
        )}
        {fields.day && (
          <TextInput
            id={`${name}-due`}
            name="dueOn"
            type="date"
            label={task.dueOn}
            error={problem("later_day")}
            defaultValue={reply?.dueOn}
          />
        )}
        <Actions>
          <Button tone={name === "answer" || name === "verify" ? "main" : "plain"}>
            {task.actions[name]}
          </Button>
        </Actions>
      </Form>
    </Section>
  );
}
