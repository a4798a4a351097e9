import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { boxLook } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { readDeskCase } from "../desk-case.server.ts";
import { DeskField } from "../desk-field.tsx";
import { deskFormOptions } from "../desk-form-options.server.ts";
import { deskSchema, fieldsOf, isDeskAction } from "../desk-forms.ts";
import { DeskHistory } from "../desk-history.tsx";
import { petitionsInReach } from "../petition-access.server.ts";
import { formatPetitionNumber } from "../petition-number.ts";
import { type DeskActionResult, takeDeskAction } from "../take-desk-action.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.read");
  const { action } = params;
  if (!isDeskAction(action)) throw new Response(null, { status: 404 });
  const now = context.now();
  const today = localDateOf(now);
  const calendar = await loadWorkingCalendar(context.db);
  const petition = await readDeskCase(context.db, context.env, actor, params.number ?? "", {
    today,
    calendar,
  });
  if (petition === null) throw new Response(null, { status: 404 });
  const search = (new URL(request.url).searchParams.get("find") ?? "").slice(0, 40);
  const options = await deskFormOptions(context.db, {
    petition,
    action,
    ownerOrganisationId: petition.ownerOrganisationId,
    search,
    language: languageOf(request),
  });
  const line = petition.actions.find((candidate) => candidate.action === action);
  return { action, petition, options, search, today, open: line?.open ?? false, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.read");
  const { action: step, number = "" } = params;
  if (!isDeskAction(step)) throw new Response(null, { status: 404 });
  const messages = messagesFor(languageOf(request));
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: deskSchema(step, messages) });
  if (submission.status !== "success") return submission.reply();
  const petition = await context.db.petition.findFirst({
    where: { AND: [{ number }, petitionsInReach(actor)] },
    select: { id: true },
  });
  if (petition === null) throw new Response(null, { status: 404 });
  const result = await takeDeskAction(context.db, context.env, {
    petitionId: petition.id,
    expectedVersion: Number(form.get("version")),
    action: step,
    actor,
    values: submission.value,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
    now: context.now(),
  });
  if (result.ok) return redirect(`${addresses.desk}/petitions/${number}`);
  return submission.reply(refusalIn(result, messages));
}

/** Why it could not be done, at the field or for the whole form. */
function refusalIn(
  result: Extract<DeskActionResult, { ok: false }>,
  messages: ReturnType<typeof messagesFor>,
) {
  const { problems } = messages.desk;
  switch (result.reason) {
    case "not_found":
      throw new Response(null, { status: 404 });
    case "changed_meanwhile":
      return { formErrors: [problems.changed] };
    case "not_allowed":
      return { formErrors: [problems.notAllowed(messages.petitions.closedBecause[result.because])] };
    case "accused_unit":
      return { fieldErrors: { [result.field]: [problems.accusedUnit] } };
    case "stays_sealed":
      return { fieldErrors: { [result.field]: [problems.staysSealed] } };
    case "not_below":
      return { fieldErrors: { [result.field]: [problems.notBelow] } };
    case "recused":
      return { formErrors: [problems.recused] };
    case "no_discipline":
      return { fieldErrors: { [result.field]: [problems.noDiscipline] } };
    case "unknown":
      return { fieldErrors: { [result.field]: [problems.empty] } };
  }
}

export const meta = titled<{ action: keyof ReturnType<typeof messagesFor>["desk"]["verb"] }>(
  (messages, data) => (data === undefined ? messages.desk.case.canDo : messages.desk.verb[data.action]),
);

export default function DeskActionPage() {
  const {
    action: step,
    petition,
    options,
    search,
    today,
    open,
    idempotencyKey,
  } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { desk, common } = useMessages();
  const field = repliedFields(result, options.given);
  const failed = result?.error !== undefined && result.error !== null;
  return (
    <Column>
      <BackLink to={`${addresses.desk}/petitions/${petition.number}`} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "step" : name))} />
      <DeskHead
        title={desk.verb[step]}
        lead={`${formatPetitionNumber(petition.number)} ${petition.title === "" ? desk.sealedTitle : petition.title}`}
      />
      {fieldsOf[step].includes("toOrganisation") && (
        <Form method="get" role="search" className="mt-4">
          <label htmlFor="find" className="block font-bold">
            {desk.fields.findOrganisation}
          </label>
          <div className="mt-2 grid grid-cols-[1fr_auto] gap-2">
            <input id="find" name="find" type="search" defaultValue={search} className={boxLook()} />
            <Button snug>{common.desk.find}</Button>
          </div>
        </Form>
      )}
      <Form method="post" id="step">
        <input type="hidden" name="version" value={petition.version} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {fieldsOf[step].map((name) => (
          <DeskField key={name} {...field(name)} name={name} step={step} options={options} />
        ))}
        {step === "transfer" && <Note>{desk.fields.transferRule}</Note>}
        {open || failed ? (
          <Actions>
            <Button tone="main">{desk.confirm}</Button>
          </Actions>
        ) : (
          <Note icon="warning">
            {desk.problems.notAllowed(desk.case.owner(petition.ownerOrganisation.name))}
          </Note>
        )}
      </Form>
      {failed && (
        <div className="mt-8">
          <DeskHistory petition={petition} today={today} />
        </div>
      )}
    </Column>
  );
}
