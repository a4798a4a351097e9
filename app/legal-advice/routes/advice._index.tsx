import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink, TextLink } from "#app/ui/button.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.front.title);

export default function AdviceFrontPage() {
  const { bookings, questions } = useMessages();
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
      <p className="mt-8">
        <TextLink to={addresses.adviceMine}>{front.mineAll}</TextLink>
      </p>
    </Column>
  );
}
