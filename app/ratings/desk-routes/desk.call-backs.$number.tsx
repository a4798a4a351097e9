import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { formatDayLong } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { callBackForm, callBackOutcomes } from "../call-back-form.ts";
import { CallBackState, levelWords } from "../call-back-state.tsx";
import { openCallBackPage, recordCallBack } from "../call-backs.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "rating.call_back");
  const callBack = await openCallBackPage(context, {
    number: params.number ?? "",
    actor,
    now: context.now(),
  });
  if (callBack === null) throw new Response(null, { status: 404 });
  return { callBack, idempotencyKey: newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "rating.call_back");
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: callBackForm(messages, localDateOf(context.now())) });
  if (submission.status !== "success") return submission.reply();
  const recorded = await recordCallBack(context, {
    id: String(form.get("id")),
    actor,
    expectedVersion: Number(form.get("version")),
    result: submission.value,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  });
  if (recorded.ok) throw redirect(addresses.callBacks);
  if (recorded.reason === "not_found") throw new Response(null, { status: 404 });
  const { problems } = messages.ratings.callBacks;
  const words = recorded.reason === "done" ? problems.done : problems.changed;
  return submission.reply({ fieldErrors: { outcome: [words] } });
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.ratings.callBacks.title);

export default function CallBackPage() {
  const { callBack, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const messages = useMessages();
  const { callBacks } = messages.ratings;
  const { reason } = messages.tracking.rating;
  const language = useLanguage();
  const field = repliedFields(result);
  const { defaultValue: outcome, ...outcomeField } = field("outcome");
  const { phone, reasons, comment, doneOn } = callBack;
  return (
    <Column>
      <BackLink to={addresses.callBacks}>{callBacks.title}</BackLink>
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={formatCaseNumber(callBack.number)} />
      <p>{callBacks.about(callBack.organisation, levelWords(messages, callBack.level))}</p>
      <CallBackState {...callBack} day={formatDayLong(doneOn ?? callBack.dueOn, language)} />
      <div className="my-6">
        <KeyValues
          entries={[
            [
              callBacks.reasons,
              reasons.length === 0
                ? null
                : reasons.map((each) => reason[each as keyof typeof reason]).join(messages.common.listJoin),
            ],
            [callBacks.comment, comment],
            [
              callBacks.phone,
              doneOn !== null ? null : phone === null ? (
                callBacks.noPhone
              ) : (
                <>
                  <TextLink to={`tel:${phone}`}>{phone}</TextLink>
                  <br />
                  <span className="text-ink-2 text-min">{callBacks.recorded}</span>
                </>
              ),
            ],
            [callBacks.note, callBack.note],
          ]}
        />
      </div>
      {doneOn === null && (
        <Section title={callBacks.record}>
          <Form method="post" noValidate>
            <input type="hidden" name="id" value={callBack.id} />
            <input type="hidden" name="version" value={callBack.version} />
            <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
            <Radios
              {...outcomeField}
              value={outcome}
              legend={callBacks.outcome}
              options={callBackOutcomes.map((value) => ({ value, label: callBacks.outcomes[value] }))}
            />
            <TextInput {...field("promisedOn")} label={callBacks.promisedOn} type="date" />
            <TextArea {...field("note")} label={callBacks.note} hint={callBacks.noteHint} maxLength={1_000} />
            <Actions>
              <Button tone="main">{callBacks.save}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </Column>
  );
}
