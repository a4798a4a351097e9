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
import { changeMember } from "../change-member.server.ts";
import { MemberFields } from "../member-fields.tsx";
import { memberToChange } from "../organisation-admin-queries.server.ts";
import { memberChangeForm } from "../organisation-form.ts";
import { rolesOf } from "../organisation-roles.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "organisation.manage");
  const member = await memberToChange(context.db, params.id, params.membershipId, context.now());
  if (member === null) throw new Response(null, { status: 404 });
  const { organisation, displayName, role, post } = member;
  return {
    organisation: { id: organisation.id, name: organisation.name },
    roles: rolesOf[organisation.kind],
    given: { displayName, role, post: post ?? undefined },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "organisation.manage");
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(await request.formData(), { schema: memberChangeForm(messages) });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const organisationId = params.id ?? "";
  const changed = await changeMember(context, {
    actor,
    organisationId,
    membershipId: params.membershipId ?? "",
    values: submission.value,
  });
  if (changed.ok) return redirect(`${addresses.organisations}/${organisationId}?changed`);
  // Somebody ended it meanwhile: there is nothing left to change, and the organisation's page says so.
  if (changed.reason === "unknown") throw new Response(null, { status: 404 });
  const { problems } = messages.organisations.admin;
  const words = {
    not_allowed: problems.notAllowed,
    role: problems.role,
    member_already: problems.roleAlready,
    last_administrator: problems.lastAdministrator,
  }[changed.reason];
  return data({ result: submission.reply({ fieldErrors: { role: [words] } }) }, { status: 400 });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.organisations.admin.changeMember);

export default function ChangeMember() {
  const { organisation, roles, given } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { admin } = useMessages().organisations;
  return (
    <Column>
      <BackLink to={`${addresses.organisations}/${organisation.id}`} />
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={admin.changeMember} lead={organisation.name} />
      <Form method="post">
        <MemberFields
          field={repliedFields(result, result?.initialValue === undefined ? given : {})}
          roles={roles}
        />
        <Actions>
          <Button tone="main">{admin.save}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
