/** The first page of booking and of asking: in which village. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import type { DivisionPick } from "#app/organisations/division-picker.server.ts";
import { DivisionLinks, DivisionSearch } from "#app/organisations/division-picker.tsx";
import type { KeptQuery } from "#app/organisations/kept-query.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Column, PageHead } from "#app/ui/page.tsx";
import { BackLink } from "#app/ui/steps.tsx";

export function ChoosePlace({
  pick,
  keep = {},
  title,
  lead,
}: {
  readonly pick: DivisionPick;
  readonly keep?: KeptQuery;
  readonly title: string;
  readonly lead: string;
}) {
  const { bookings } = useMessages();
  return (
    <Column>
      <BackLink to={addresses.advice}>{bookings.front.title}</BackLink>
      <PageHead title={title} lead={lead} />
      <DivisionSearch pick={pick} keep={keep} />
      <DivisionLinks pick={pick} keep={keep} />
    </Column>
  );
}
