import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { addMember } from "../add-member.server.ts";
import { MemberFields } from "../member-fields.tsx";
import { organisationWithMembers } from "../organisation-admin-queries.server.ts";
import { memberForm } from "../organisation-form.ts";
import { rolesOf } from "../organisation-roles.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "organisation.manage");
  const organisation = await organisationWithMembers(context.db, params.id);
  if (organisation === null) throw new Response(null, { status: 404 });
  const { id, name, kind } = organisation;
  return { id, name, roles: rolesOf[kind], idempotencyKey: newId() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "organisation.manage");
  const form = await request.formData();
  const idempotencyKey = form.get("idempotencyKey");
  if (typeof idempotencyKey !== "string" || !isId(idempotencyKey)) throw new Response(null, { status: 400 });
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: memberForm(messages) });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const organisationId = params.id ?? "";
  const added = await addMember(context, {
    actor,
    organisationId,
    values: submission.value,
    idempotencyKey,
  });
  if (added.ok) return redirect(`${addresses.organisations}/${organisationId}?added`);
  const { problems } = messages.organisations.admin;
  const refused = {
    not_allowed: { field: "phone", words: problems.notAllowed },
    unknown: { field: "phone", words: problems.unknown },
    closed: { field: "phone", words: problems.closed },
    role: { field: "role", words: problems.role },
    member_already: { field: "phone", words: problems.memberAlready },
  }[added.reason];
  return data(
    { result: submission.reply({ fieldErrors: { [refused.field]: [refused.words] } }) },
    { status: 400 },
  );
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.organisations.admin.addMember);

export default function AddMember() {
  const { id, name, roles, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { admin } = useMessages().organisations;
  const { fields } = admin;
  const field = repliedFields(result);
  return (
    <Column>
      <BackLink to={`${addresses.organisations}/${id}`} />
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={admin.addMember} lead={name} />
      <Form method="post">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <TextInput
          {...field("phone")}
          label={fields.memberPhone}
          hint={fields.memberPhoneHint}
          type="tel"
          inputMode="tel"
          autoComplete="off"
        />
        <MemberFields field={field} roles={roles} />
        <Actions>
          <Button tone="main">{admin.addMember}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
