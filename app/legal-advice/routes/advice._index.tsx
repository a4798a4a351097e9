import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink, TextLink } from "#app/ui/button.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { homeAdvisers } from "../sponsorships/village-advisers.server.ts";
import { VillageAdviserList } from "../sponsorships/village-advisers.tsx";

/** Whoever has said where home is sees who advises there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf(request, context);
  if (actor.kind === "visitor") return { home: null };
  return { home: await homeAdvisers(context.db, actor.personId, context.now()) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.front.title);

export default function AdviceFrontPage() {
  const { home } = useLoaderData<typeof loader>();
  const { bookings, checkUps, questions, sponsorships } = useMessages();
  const { near } = sponsorships;
  const { front } = bookings;
  return (
    <Column>
      <PageHead title={front.title} lead={front.lead} />
      <Section title={front.book} first>
        <p className="mb-4 max-w-measure">{front.bookText}</p>
        <ButtonLink to={`${addresses.advice}/book`} tone="main">
          {front.bookGo}
        </ButtonLink>
      </Section>
      <Section title={questions.front.title}>
        <p className="mb-4 max-w-measure">{questions.front.text}</p>
        <ButtonLink to={addresses.ask}>{questions.front.go}</ButtonLink>
        <p className="mt-4">
          <TextLink to={addresses.answers}>{questions.front.answers}</TextLink>
        </p>
      </Section>
      <Section title={checkUps.front.title}>
        <p className="mb-4 max-w-measure">{checkUps.front.text}</p>
        <ButtonLink to={`${addresses.advice}/check-up`}>{checkUps.front.go}</ButtonLink>
      </Section>
      {home !== null && (
        <Section title={near.title(home.place)}>
          <VillageAdviserList {...home.advisers} />
        </Section>
      )}
      <p className="mt-8">
        <TextLink to={`${addresses.advice}/village`}>{home === null ? near.choose : near.other}</TextLink>
      </p>
      <p>
        <TextLink to={addresses.adviceMine}>{front.mineAll}</TextLink>
      </p>
    </Column>
  );
}
