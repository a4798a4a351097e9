import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { aroundHome } from "#app/accounts/own-account.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { divisionPick } from "#app/organisations/division-picker.server.ts";
import { DivisionLinks, DivisionSearch } from "#app/organisations/division-picker.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { villageAdvisers } from "../sponsorships/village-advisers.server.ts";
import { VillageAdvisersToBook } from "../sponsorships/village-advisers.tsx";

/** `?place=` is the village; without one it is chosen first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  if (url.search === "") {
    const actor = await actorOf(request, context);
    const begin = actor.kind === "visitor" ? null : await aroundHome(context.db, actor.personId);
    if (begin !== null) url.searchParams.set("in", begin);
  }
  const pick = await divisionPick(context.db, url, null);
  const { chosen } = pick;
  if (chosen === null) return { pick, place: null, advisers: null };
  const advisers = await villageAdvisers(context.db, chosen.path, context.now());
  return { pick, place: { code: chosen.code, fullName: chosen.fullName }, advisers };
}

export const meta = titled((messages) => messages.sponsorships.near.choose);

export default function VillageAdvisersPage() {
  const { pick, place, advisers } = useLoaderData<typeof loader>();
  const { sponsorships, bookings } = useMessages();
  const { near } = sponsorships;
  if (place === null || advisers === null)
    return (
      <Column>
        <BackLink to={addresses.advice}>{bookings.front.title}</BackLink>
        <PageHead title={near.choose} />
        <DivisionSearch pick={pick} />
        <DivisionLinks pick={pick} />
      </Column>
    );
  return (
    <Column>
      <BackLink to={`${addresses.advice}/village`}>{near.other}</BackLink>
      <PageHead title={near.title(place.fullName)} />
      <VillageAdvisersToBook place={place} advisers={advisers} />
    </Column>
  );
}
