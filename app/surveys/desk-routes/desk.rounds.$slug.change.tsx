import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { changeRound } from "../rounds/create-round.server.ts";
import { requireRound, roundChoices } from "../rounds/read-round.server.ts";
import { RoundFields } from "../rounds/round-fields.tsx";
import { roundForm } from "../rounds/round-form.ts";
import { refusedFields } from "../rounds/round-refusals.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, round } = await requireRound(request, context, params.slug);
  if (!round.open.includes("change")) throw redirect(`${addresses.rounds}/${round.slug}`);
  const { slug, titleZh, titleEn, kind, questionnaireId, previousId, opensOn, closesOn, version } = round;
  return {
    slug,
    version: String(version),
    choices: await roundChoices(context.db, actor),
    given: { slug, titleZh, titleEn, kind, questionnaireId, previousId: previousId ?? "", opensOn, closesOn },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, round } = await requireRound(request, context, params.slug);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  form.set("kind", round.kind);
  const submission = parseWithZod(form, { schema: roundForm(messages) });
  if (submission.status !== "success") return submission.reply();
  const { value: values } = submission;
  const changed = await changeRound(context, {
    actor,
    slug: round.slug,
    expectedVersion: Number(form.get("version")),
    values,
  });
  if (changed.ok) throw redirect(`${addresses.rounds}/${values.slug}`);
  if (changed.reason === "not_found") throw new Response(null, { status: 404 });
  const { problems, refused, state } = messages.rounds;
  if (changed.reason === "changed_meanwhile")
    return submission.reply({ fieldErrors: { titleZh: [problems.changed(state[changed.state])] } });
  if ("because" in changed) return submission.reply({ fieldErrors: { titleZh: [refused[changed.because]] } });
  return submission.reply({ fieldErrors: refusedFields(messages, changed.reason) });
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rounds.fields.change);

export default function ChangeRoundPage() {
  const { slug, version, choices, given } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { fields } = useMessages().rounds;
  return (
    <Column>
      <BackLink to={`${addresses.rounds}/${slug}`} />
      <DeskHead title={fields.change} />
      <RoundFields result={result} given={given} hidden={{ version }} choices={choices} choosesKind={false} />
    </Column>
  );
}
