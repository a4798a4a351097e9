import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { LookedList } from "#app/ui/case-lists.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { numberIn } from "../desk/desk-request.server.ts";
import { petitionsInReach } from "../petition-access.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.read");
  const number = numberIn(params);
  const petition = await context.db.petition.findFirst({
    where: { AND: [{ number }, petitionsInReach(actor)] },
    select: { accessRecords: { orderBy: { at: "desc" }, take: 200 } },
  });
  if (petition === null) throw new Response(null, { status: 404 });
  return { number, records: petition.accessRecords };
}

export const meta = titled((messages) => messages.desk.access.title);

export default function AccessPage() {
  const { number, records } = useLoaderData<typeof loader>();
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  return (
    <Column>
      <BackLink to={`${addresses.desk}/petitions/${number}`} />
      <PageHead title={desk.access.title} lead={desk.access.lead} />
      <LookedList
        items={records.map((record) => ({
          key: record.id,
          who: record.personName,
          office: record.organisationName,
          when: formatDateTime(new Date(record.at), language),
          dateTime: new Date(record.at).toISOString(),
          what: [petitions.seen[record.seen], ...(record.reason === null ? [] : [record.reason])].join(" · "),
        }))}
      />
    </Column>
  );
}
