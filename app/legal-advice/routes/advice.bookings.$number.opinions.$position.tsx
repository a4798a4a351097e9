import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { requireOwnBooking } from "../bookings/booker-access.server.ts";
import { bookingRefusal } from "../bookings/booking-refusals.server.ts";
import { markedStates, markForm } from "../check-ups/check-up-form.ts";
import { markOpinion } from "../check-ups/mark-opinion.server.ts";
import { OpinionText } from "../check-ups/opinion-list.tsx";
import { readOpinions } from "../check-ups/read-opinions.server.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "params" | "context">;

async function requireOpinion({ request, params, context }: Args) {
  const { booking, actor } = await requireOwnBooking(request, context, params.number);
  const opinions = await readOpinions(context, booking.id, actor);
  const opinion = opinions.find(({ position }) => String(position) === params.position);
  if (opinion === undefined) throw new Response(null, { status: 404 });
  return { booking, actor, opinion };
}

export async function loader(args: LoaderFunctionArgs) {
  const { booking, opinion } = await requireOpinion(args);
  return { booking, opinion, idempotencyKey: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { booking, actor, opinion } = await requireOpinion(args);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: markForm(messages) });
  if (submission.status !== "success") return submission.reply();
  const marked = await markOpinion(context, {
    ...submission.value,
    bookingId: booking.id,
    expectedVersion: Number(form.get("version")),
    actor,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
    position: opinion.position,
  });
  if (marked.ok) throw taken(`${addresses.bookings}/${booking.number}`);
  const words =
    marked.reason === "opinion_closed" ? messages.checkUps.mark.over : bookingRefusal(marked, messages);
  return submission.reply({ formErrors: [words] });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.checkUps.opinions.title);

export default function MarkOpinionPage() {
  const { booking, opinion, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { mark } = useMessages().checkUps;
  const field = repliedFields(result);
  const { defaultValue, ...acted } = field("acted");
  return (
    <Column>
      <BackLink to={`${addresses.bookings}/${booking.number}`} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "mark" : name))} />
      <PageHead
        kicker={formatCaseNumber(booking.number)}
        title={mark.title(opinion.position)}
        lead={mark.lead}
      />
      <OpinionText opinion={opinion} heading="h2" />
      {opinion.state === "acted_on" ? (
        <Note icon="warning">{mark.over}</Note>
      ) : (
        <Form method="post" id="mark" noValidate {...waits("other")}>
          <input type="hidden" name="version" value={booking.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <Radios
            {...acted}
            value={defaultValue}
            legend={mark.acted}
            options={markedStates.map((value) => ({ value, label: mark[value] }))}
          />
          <TextArea {...field("words")} label={mark.words} rows={4} />
          <Actions>
            <Button tone="main">{mark.confirm}</Button>
          </Actions>
        </Form>
      )}
    </Column>
  );
}
