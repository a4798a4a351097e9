import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { withQuery } from "#app/organisations/kept-query.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { leaveWaitlist } from "../bookings/join-waitlist.server.ts";
import { readOwnWaiting } from "../bookings/own-waiting.server.ts";
import { offerMinutes } from "../settings.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireResident(request, context);
  const waiting = await readOwnWaiting(context.db, actor, params.number ?? "");
  if (waiting === null) throw new Response(null, { status: 404 });
  return { waiting };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const number = params.number ?? "";
  await leaveWaitlist(context, { number, personId });
  // Left or not: the page says how it stands now.
  throw redirect(`${addresses.waiting}/${number}`);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.wait.title);

export default function OwnWaitingPage() {
  const { waiting } = useLoaderData<typeof loader>();
  const { bookings } = useMessages();
  const language = useLanguage();
  const { wait } = bookings;
  const { state, booking } = waiting;
  const again = `${addresses.advice}/book${withQuery({}, { place: waiting.divisionCode })}`;
  return (
    <Column>
      <PageHead
        kicker={formatCaseNumber(waiting.number)}
        title={wait.state[state]}
        lead={wait.lead(
          waiting.adviser.displayName,
          formatDayPlain(waiting.fromDay, language),
          formatDayPlain(waiting.toDay, language),
        )}
      />
      {state === "waiting" && (
        <>
          <p className="font-bold">{wait.ahead(waiting.ahead)}</p>
          <p className="mt-2 max-w-measure">{wait.text(offerMinutes / 60)}</p>
          <Form method="post">
            <Actions>
              <Button tone="soft">{wait.leave}</Button>
            </Actions>
          </Form>
        </>
      )}
      {(state === "offered" || state === "booked") && booking !== null && (
        <Actions>
          <ButtonLink to={`${addresses.bookings}/${booking.number}`} tone="main">
            {wait.open}
          </ButtonLink>
        </Actions>
      )}
      {(state === "left" || state === "over") && (
        <>
          <p className="max-w-measure">{state === "left" ? wait.leftText : wait.overText}</p>
          <Actions>
            <ButtonLink to={again} tone="main">
              {bookings.front.bookGo}
            </ButtonLink>
          </Actions>
        </>
      )}
      <p className="mt-6">
        <TextLink to={addresses.adviceMine}>{bookings.mine.title}</TextLink>
      </p>
    </Column>
  );
}
