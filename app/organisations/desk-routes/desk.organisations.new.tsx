import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { divisionPick } from "../division-picker.server.ts";
import { DivisionLinks, DivisionSearch } from "../division-picker.tsx";
import { possibleSuperiors } from "../organisation-admin-queries.server.ts";
import { OrganisationFields } from "../organisation-fields.tsx";
import { organisationForm } from "../organisation-form.ts";
import { createOrganisation } from "../save-organisation.server.ts";
import { savedWords } from "../saved-words.ts";

/** First the place, then the rest: who may stand above depends on the place. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "organisation.manage");
  const pick = await divisionPick(context.db, new URL(request.url), null);
  const { chosen } = pick;
  return {
    pick,
    place: chosen && { code: chosen.code, name: chosen.fullName },
    superiors: chosen === null ? [] : await possibleSuperiors(context.db, chosen.path, null),
    idempotencyKey: newId(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "organisation.manage");
  const form = await request.formData();
  const idempotencyKey = form.get("idempotencyKey");
  if (typeof idempotencyKey !== "string" || !isId(idempotencyKey)) throw new Response(null, { status: 400 });
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: organisationForm(messages) });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const saved = await createOrganisation(context, {
    actor,
    divisionCode: String(form.get("place") ?? ""),
    values: submission.value,
    idempotencyKey,
  });
  if (saved.ok) return redirect(`${addresses.organisations}/${saved.id}?saved`);
  const { field, words } = savedWords(saved, messages);
  return data({ result: submission.reply({ fieldErrors: { [field]: [words] } }) }, { status: 400 });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.organisations.admin.create);

export default function NewOrganisation() {
  const { pick, place, superiors, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { admin, divisions } = useMessages().organisations;
  const page = `${addresses.organisations}/new`;
  if (place === null)
    return (
      <Column>
        <BackLink to={addresses.organisations}>{admin.title}</BackLink>
        <DeskHead title={admin.create} lead={admin.wherePlace} />
        <DivisionSearch pick={pick} />
        {pick.found?.length === 0 && <Note>{divisions.none(pick.typed)}</Note>}
        <DivisionLinks pick={pick} />
      </Column>
    );
  return (
    <Column>
      <BackLink to={addresses.organisations}>{admin.title}</BackLink>
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={admin.create} lead={place.name} />
      <TextLink to={page}>{admin.otherPlace}</TextLink>
      <Form method="post" action={`${page}?place=${place.code}`}>
        <input type="hidden" name="place" value={place.code} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <OrganisationFields field={repliedFields(result)} superiors={superiors} isActive={null} />
        <Actions>
          <Button tone="main">{admin.save}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
