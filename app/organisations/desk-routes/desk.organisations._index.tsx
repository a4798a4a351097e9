import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Pagination } from "#app/ui/queue.tsx";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { listOrganisations } from "../organisation-admin-queries.server.ts";
import { organisationKinds } from "../organisation-kinds.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "organisation.manage");
  const { searchParams } = new URL(request.url);
  const kind = organisationKinds.find((each) => each === searchParams.get("kind")) ?? null;
  const typed = (searchParams.get("name") ?? "").slice(0, 60);
  const staffed = searchParams.has("staffed");
  const page = await listOrganisations(context.db, {
    typed,
    kind,
    staffed,
    after: searchParams.get("after"),
  });
  const next = new URLSearchParams(searchParams);
  if (page.next !== null) next.set("after", page.next);
  return { ...page, typed, kind, staffed, nextPage: page.next === null ? null : `?${next}` };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.organisations.admin.title);

export default function Organisations() {
  const { organisations, count, typed, kind, staffed, nextPage } = useLoaderData<typeof loader>();
  const { admin, kinds } = useMessages().organisations;
  return (
    <Column>
      <DeskHead title={admin.title} lead={admin.count(count)} />
      <ButtonLink to={`${addresses.organisations}/new`}>{admin.create}</ButtonLink>
      <Form method="get" role="search">
        <TextInput name="name" type="search" label={admin.find} defaultValue={typed} />
        <Select
          name="kind"
          label={admin.kind}
          placeholder={admin.everyKind}
          defaultValue={kind ?? ""}
          options={organisationKinds.map((value) => ({ value, label: kinds[value] }))}
        />
        <Checkbox name="staffed" label={admin.staffed} checked={staffed} />
        <p className="mt-4 mb-8">
          <Button>{admin.search}</Button>
        </p>
      </Form>
      {organisations.length === 0 ? (
        <EmptyState>{admin.none}</EmptyState>
      ) : (
        <Rows>
          {organisations.map(({ id, name, kind: kindOf, place, members, isActive }) => (
            <div key={id}>
              <Link to={`${addresses.organisations}/${id}`} className="inline-flex min-h-tap items-center">
                <b>{name}</b>
              </Link>
              <p className="text-ink-2">
                {[kinds[kindOf], place, admin.members(members), isActive ? "" : admin.closed]
                  .filter(Boolean)
                  .join(admin.join)}
              </p>
            </div>
          ))}
        </Rows>
      )}
      <Pagination next={nextPage ?? undefined} />
    </Column>
  );
}
