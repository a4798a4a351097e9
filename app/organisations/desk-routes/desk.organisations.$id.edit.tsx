import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { organisationWithMembers, possibleSuperiors } from "../organisation-admin-queries.server.ts";
import { OrganisationFields } from "../organisation-fields.tsx";
import { organisationForm } from "../organisation-form.ts";
import { fingerprintOf, updateOrganisation } from "../save-organisation.server.ts";
import { savedWords } from "../saved-words.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "organisation.manage");
  const organisation = await organisationWithMembers(context.db, params.id);
  if (organisation === null) throw new Response(null, { status: 404 });
  const { id, name, nameEn, kind, superiorId, address, phone, openingHours, isActive, division } =
    organisation;
  const given = { name, nameEn, kind, superiorId, address, phone, openingHours };
  return {
    id,
    place: division.fullName,
    isActive,
    given: Object.fromEntries(Object.entries(given).map(([field, value]) => [field, value ?? undefined])),
    superiors: await possibleSuperiors(context.db, division.path, id),
    seen: fingerprintOf(organisation),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "organisation.manage");
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: organisationForm(messages) });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const saved = await updateOrganisation(context, {
    actor,
    id: params.id ?? "",
    values: submission.value,
    seen: String(form.get("seen") ?? ""),
  });
  if (saved.ok) return redirect(`${addresses.organisations}/${saved.id}?saved`);
  const { field, words } = savedWords(saved, messages);
  return data({ result: submission.reply({ fieldErrors: { [field]: [words] } }) }, { status: 400 });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.organisations.admin.edit);

export default function EditOrganisation() {
  const { id, place, given, superiors, isActive, seen } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { admin } = useMessages().organisations;
  const typed = result?.initialValue;
  return (
    <Column>
      <BackLink to={`${addresses.organisations}/${id}`} />
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={admin.edit} lead={place} />
      <Form method="post">
        <input type="hidden" name="seen" value={seen} />
        <OrganisationFields
          field={repliedFields(result, typed === undefined ? given : {})}
          superiors={superiors}
          isActive={typed === undefined ? isActive : typed?.isActive === "on"}
        />
        <Actions>
          <Button tone="main">{admin.save}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
