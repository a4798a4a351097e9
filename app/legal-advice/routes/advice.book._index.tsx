import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { timesToChoose } from "../bookings/choose-time.server.ts";
import { ChooseTime } from "../bookings/choose-time.tsx";
import { dayIn } from "../bookings/wanted-time.ts";
import { choosePlace } from "../choose-place.server.ts";
import { ChoosePlace } from "../choose-place.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const pick = await choosePlace(request, context);
  if (pick.chosen === null) return { pick, place: null, times: null };
  const { code, path, fullName } = pick.chosen;
  const { searchParams } = url;
  const asked = {
    adviserId: searchParams.get("adviser"),
    day: dayIn(searchParams, "day"),
    from: dayIn(searchParams, "from"),
  };
  const times = await timesToChoose(context.db, { path, asked, now: context.now() });
  return { pick, place: { code, fullName }, times };
}

export const meta = titled((messages) => messages.bookings.front.book);

export default function BookTimePage() {
  const { pick, place, times } = useLoaderData<typeof loader>();
  const { bookings } = useMessages();
  if (place === null)
    return <ChoosePlace pick={pick} title={bookings.place.title} lead={bookings.place.lead} />;
  return (
    <Column>
      <BackLink to={`${addresses.advice}/book`}>{bookings.place.other}</BackLink>
      {times === null ? (
        <>
          <PageHead kicker={place.fullName} title={bookings.front.book} />
          <EmptyState>{bookings.times.nobody}</EmptyState>
        </>
      ) : (
        <ChooseTime place={place} {...times} />
      )}
    </Column>
  );
}
