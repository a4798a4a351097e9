import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { villageAdvisers } from "../sponsorships/village-advisers.server.ts";
import { VillageAdvisersToBook } from "../sponsorships/village-advisers.tsx";

/** Who advises the place where this clerk works, and what is left of the month. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "booking.book_on_behalf");
  const place = await divisionByCode(context.db, actor.divisionPath.split("/").filter(Boolean).at(-1) ?? "");
  if (place === null) throw new Response(null, { status: 404 });
  return {
    place: { code: place.code, fullName: place.fullName },
    advisers: await villageAdvisers(context.db, actor.divisionPath, context.now()),
  };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.sponsorships.near.deskTitle);

export default function DeskAdvisersPage() {
  const { place, advisers } = useLoaderData<typeof loader>();
  const { near } = useMessages().sponsorships;
  return (
    <Column>
      <DeskHead title={near.title(place.fullName)} lead={near.deskLead} />
      <VillageAdvisersToBook place={place} advisers={advisers} />
    </Column>
  );
}
