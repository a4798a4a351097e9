import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { setupCodeGroups } from "#app/accounts/set-up-password.server.ts";
import { formatDayLong, localDayOf } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, ButtonLink, QuietButton } from "#app/ui/button.tsx";
import { Codes } from "#app/ui/codes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, KeyValues, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { endMember } from "../end-member.server.ts";
import { handOverSetupCode } from "../hand-over-setup-code.server.ts";
import { organisationWithMembers } from "../organisation-admin-queries.server.ts";
import type { Role } from "../organisation-kinds.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "organisation.manage");
  const organisation = await organisationWithMembers(context.db, params.id);
  if (organisation === null) throw new Response(null, { status: 404 });
  const now = context.now();
  const query = new URL(request.url).searchParams;
  const members = organisation.memberships.map(({ since, until, ...member }) => ({
    ...member,
    since: localDayOf(since),
    until: until !== null && until <= now ? localDayOf(until) : null,
  }));
  return {
    organisation: {
      id: organisation.id,
      name: organisation.name,
      nameEn: organisation.nameEn,
      kind: organisation.kind,
      place: organisation.division.fullName,
      superior: organisation.superior?.name ?? null,
      takesAccusations: organisation.takesAccusations,
      address: organisation.address,
      phone: organisation.phone,
      openingHours: organisation.openingHours,
      isActive: organisation.isActive,
    },
    topics: organisation.topics.map(({ topic }) => topic),
    members: members.filter(({ until }) => until === null),
    former: members.filter(({ until }) => until !== null),
    done: (["saved", "added", "changed", "ended"] as const).find((word) => query.has(word)) ?? null,
  };
}

/** Ends a membership, or gives its holder a code for setting a password. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "organisation.manage");
  const form = await request.formData();
  const membershipId = String(form.get("membershipId") ?? "");
  const organisationId = params.id ?? "";
  if (form.get("do") === "setup_code") {
    const given = await handOverSetupCode(context, { actor, organisationId, membershipId });
    if (given.ok) return { given: { name: given.displayName, groups: setupCodeGroups(given.code) } };
    const { problems } = messagesFor(languageOf(request)).organisations.admin;
    const words = given.reason === "not_allowed" ? problems.notAllowed : problems.endedAlready;
    return data({ problem: { field: "members", words } }, { status: 409 });
  }
  const ended = await endMember(context, { actor, organisationId, membershipId });
  if (ended.ok) return redirect(`${addresses.organisations}/${organisationId}?ended`);
  const { problems } = messagesFor(languageOf(request)).organisations.admin;
  const words = {
    not_allowed: problems.notAllowed,
    unknown: problems.endedAlready,
    last_administrator: problems.lastAdministrator,
  }[ended.reason];
  return data({ problem: { field: "members", words } }, { status: 409 });
}

export const handle = { hydrate: false };

export const meta = titled<{ organisation: { name: string } }>(
  (messages, loaded) => loaded?.organisation.name ?? messages.organisations.admin.title,
);

export default function OneOrganisation() {
  const { organisation, topics, members, former, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer !== undefined && "problem" in answer ? answer.problem : undefined;
  const given = answer !== undefined && "given" in answer ? answer.given : undefined;
  const { admin, kinds } = useMessages().organisations;
  const { common } = useMessages();
  const english = useLanguage() === "en";
  const page = `${addresses.organisations}/${organisation.id}`;
  const { fields } = admin;
  return (
    <Column>
      <BackLink to={addresses.organisations}>{admin.title}</BackLink>
      <ErrorSummary problems={problem === undefined ? [] : [problem]} />
      <DeskHead title={organisation.name} lead={organisation.isActive ? undefined : admin.closed} />
      {given !== undefined && (
        <>
          <Codes entries={[{ name: admin.setupCode.given(given.name), groups: given.groups }]} />
          <p className="mb-6 max-w-measure">{admin.setupCode.lead}</p>
        </>
      )}
      {answer === undefined && done !== null && <Note icon="check">{admin.done[done]}</Note>}
      <KeyValues
        entries={[
          [fields.nameEn, organisation.nameEn],
          [admin.kind, kinds[organisation.kind]],
          [fields.place, organisation.place],
          [fields.superior, organisation.superior ?? fields.noSuperior],
          [fields.accusations, organisation.takesAccusations ? fields.accusationsYes : null],
          [fields.address, organisation.address],
          [fields.phone, organisation.phone],
          [fields.hours, organisation.openingHours],
          [
            fields.topics,
            topics.length === 0
              ? null
              : topics.map(({ name, nameEn }) => (english ? nameEn : name)).join(common.listJoin),
          ],
        ]}
      />
      <Actions>
        <ButtonLink to={`${page}/edit`}>{admin.edit}</ButtonLink>
      </Actions>
      <Section id="members" title={admin.memberList}>
        {members.length === 0 ? (
          <EmptyState>{admin.nobody}</EmptyState>
        ) : (
          <Members members={members} page={page} />
        )}
        {organisation.isActive && (
          <Actions>
            <ButtonLink to={`${page}/members`} tone="main">
              {admin.addMember}
            </ButtonLink>
          </Actions>
        )}
        {former.length > 0 && (
          <div className="mt-6">
            <Disclosure summary={admin.former(former.length)}>
              <Members members={former} />
            </Disclosure>
          </div>
        )}
      </Section>
    </Column>
  );
}

type Member = {
  readonly id: string;
  readonly displayName: string;
  readonly post: string | null;
  readonly role: Role;
  readonly since: string;
  readonly until: string | null;
};

/** With the `page` of the organisation each has links and buttons to change it. */
function Members({ members, page }: { members: readonly Member[]; page?: string }) {
  const { admin, roles } = useMessages().organisations;
  const language = useLanguage();
  return (
    <Rows>
      {members.map(({ id, displayName, post, role, since, until }) => (
        <div key={id}>
          <p>
            <b>{displayName}</b>
            {admin.join}
            {post === null ? roles[role] : `${roles[role]}${admin.join}${post}`}
            <br />
            <span className="text-ink-2">
              {until === null
                ? admin.since(formatDayLong(since, language))
                : admin.from(formatDayLong(since, language), formatDayLong(until, language))}
            </span>
          </p>
          {page !== undefined && (
            <Form method="post" className="flex flex-wrap gap-x-5">
              <Link
                to={`${page}/members/${id}`}
                aria-label={admin.changeNamed(displayName)}
                className="inline-flex min-h-tap min-w-tap items-center"
              >
                {admin.change}
              </Link>
              <input type="hidden" name="membershipId" value={id} />
              <QuietButton name="do" value="setup_code" aria-label={admin.setupCode.giveNamed(displayName)}>
                {admin.setupCode.give}
              </QuietButton>
              <QuietButton aria-label={admin.endNamed(displayName)}>{admin.end}</QuietButton>
            </Form>
          )}
        </div>
      ))}
    </Rows>
  );
}
