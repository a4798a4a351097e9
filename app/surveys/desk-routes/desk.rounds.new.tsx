import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { addDays, localDateOf, yearOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { createRound } from "../rounds/create-round.server.ts";
import { roundChoices } from "../rounds/read-round.server.ts";
import { RoundFields } from "../rounds/round-fields.tsx";
import { roundForm } from "../rounds/round-form.ts";
import { refusedFields } from "../rounds/round-refusals.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const today = localDateOf(context.now());
  return {
    choices: await roundChoices(context.db, actor),
    given: {
      kind: "sampled",
      slug: String(yearOf(today)),
      opensOn: addDays(today, 7),
      closesOn: addDays(today, 37),
    },
    idempotencyKey: newId(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: roundForm(messages) });
  if (submission.status !== "success") return submission.reply();
  const idempotencyKey = String(form.get("idempotencyKey") ?? "");
  const created = await createRound(context, { actor, values: submission.value, idempotencyKey });
  if (!created.ok) return submission.reply({ fieldErrors: refusedFields(messages, created.reason) });
  throw redirect(`${addresses.rounds}/${created.slug}`);
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rounds.create);

export default function NewRoundPage() {
  const { choices, given, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { rounds } = useMessages();
  return (
    <Column>
      <BackLink to={addresses.rounds} />
      <DeskHead title={rounds.create} />
      <RoundFields result={result} given={given} hidden={{ idempotencyKey }} choices={choices} choosesKind />
    </Column>
  );
}
