import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { setUpAdviser } from "../sponsorships/set-up-adviser.server.ts";
import { adviserForm } from "../sponsorships/sponsorship-form.ts";
import { lawFirms } from "../sponsorships/sponsorship-queries.server.ts";

/** `?sponsor=` is who pays, chosen before; the new adviser goes on with it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "sponsorship.manage");
  return {
    firms: await lawFirms(context.db),
    sponsor: new URL(request.url).searchParams.get("sponsor") ?? "",
    idempotencyKey: newId(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.manage");
  const form = await request.formData();
  const idempotencyKey = form.get("idempotencyKey");
  if (!isId(String(idempotencyKey))) throw new Response(null, { status: 400 });
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: adviserForm(messages) });
  if (submission.status !== "success") return { result: submission.reply() };
  const made = await setUpAdviser(context, {
    actor,
    values: submission.value,
    idempotencyKey: String(idempotencyKey),
  });
  if (made.ok) {
    const query = new URLSearchParams({
      sponsor: String(form.get("sponsor") ?? ""),
      adviser: made.adviserId,
    });
    return redirect(`${addresses.sponsorships}/new?${query}&added`);
  }
  const { problems } = messages.sponsorships;
  const refused = {
    not_allowed: { field: "phone", words: problems.notAllowed },
    firm: { field: "firmId", words: problems.firm },
    licence_taken: { field: "licenceNumber", words: problems.licenceTaken },
    adviser_already: { field: "phone", words: problems.adviserAlready },
  }[made.reason];
  return { result: submission.reply({ fieldErrors: { [refused.field]: [refused.words] } }) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.sponsorships.adviser.title);

export default function NewAdviserPage() {
  const { firms, sponsor, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const words = useMessages().sponsorships.adviser;
  const field = repliedFields(result);
  const back = sponsor === "" ? "" : `?${new URLSearchParams({ sponsor })}`;
  return (
    <Column>
      <BackLink to={`${addresses.sponsorships}/new${back}`} />
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={words.title} lead={words.lead} />
      <Form method="post">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="sponsor" value={sponsor} />
        <Select
          {...field("firmId")}
          label={words.firm}
          hint={words.firmHint}
          placeholder
          options={firms.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput {...field("displayName")} label={words.name} autoComplete="off" />
        <TextInput
          {...field("licenceNumber")}
          label={words.licence}
          hint={words.licenceHint}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextInput
          {...field("phone")}
          label={words.phone}
          hint={words.phoneHint}
          type="tel"
          inputMode="tel"
          autoComplete="off"
        />
        <Actions>
          <Button tone="main">{words.save}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
