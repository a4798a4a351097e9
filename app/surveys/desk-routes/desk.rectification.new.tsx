import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { addDays, localDateOf, parseLocalDate } from "#app/deadlines/local-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { assignTask, mendingOrganisations } from "../rectification/assign-task.server.ts";
import { readFinding } from "../rectification/read-tasks.server.ts";
import { findingWords } from "../rectification/task-list.tsx";
import { roundTitle } from "../results/results-words.ts";

const usualDays = 30;

/** `?finding=` is the finding, `?q=` part of an organisation's name. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const query = new URL(request.url).searchParams;
  const id = query.get("finding");
  const finding = isId(id) ? await readFinding(context.db, { id, actor }) : null;
  if (finding === null) throw new Response(null, { status: 404 });
  const typed = query.get("q") ?? "";
  return {
    finding,
    typed,
    organisations: await mendingOrganisations(context.db, typed),
    dueOn: addDays(localDateOf(context.now()), usualDays),
    idempotencyKey: newId(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = { organisationId: text("organisationId"), dueOn: text("dueOn") };
  const day = parseLocalDate(typed.dueOn);
  if (!day.ok) return { reason: "day" as const, typed };
  const findingId = new URL(request.url).searchParams.get("finding") ?? "";
  const { organisationId } = typed;
  const idempotencyKey = text("idempotencyKey");
  if (!isId(idempotencyKey)) throw new Response(null, { status: 400 });
  const assigned = await assignTask(context, {
    actor,
    findingId,
    organisationId,
    dueOn: day.date,
    idempotencyKey,
  });
  if (assigned.ok) throw redirect(`${addresses.deskRectification}/${assigned.number}`);
  if (assigned.reason === "not_found") throw new Response(null, { status: 404 });
  return { reason: assigned.reason, typed };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rectification.assign.title);

export default function AssignPage() {
  const { finding, typed, organisations, dueOn, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { rectification, common } = useMessages();
  const language = useLanguage();
  const { assign } = rectification;
  const problem = reply === undefined ? undefined : assign.problems[reply.reason];
  const ofDay = reply?.reason === "day";
  const names = finding.tasks.map(({ organisation }) => organisation.name);
  return (
    <Column>
      <BackLink to={`${addresses.rounds}/${finding.round.slug}/answers`} />
      <ErrorSummary
        problems={
          problem === undefined ? [] : [{ field: ofDay ? "dueOn" : "organisationId", words: problem }]
        }
      />
      <DeskHead title={assign.title} />
      <p className="font-bold">{findingWords(finding, language)}</p>
      <p className="text-ink-2">{rectification.from(roundTitle(finding.round, language))}</p>
      {names.length > 0 && <p>{assign.already(names.join(common.listJoin))}</p>}
      <Form method="get" className="mt-6">
        <input type="hidden" name="finding" value={finding.id} />
        <TextInput name="q" label={assign.organisation} hint={assign.organisationHint} defaultValue={typed} />
        <Actions>
          <Button>{assign.find}</Button>
        </Actions>
      </Form>
      {organisations.length > 0 && (
        <Form method="post" noValidate>
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <Radios
            name="organisationId"
            legend={assign.organisation}
            value={reply?.typed.organisationId}
            error={ofDay ? undefined : problem}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput
            name="dueOn"
            type="date"
            label={assign.dueOn}
            defaultValue={reply?.typed.dueOn ?? dueOn}
            error={ofDay ? problem : undefined}
          />
          <Actions>
            <Button tone="main">{assign.give}</Button>
          </Actions>
        </Form>
      )}
    </Column>
  );
}
