import type { MetaFunction } from "@remix-run/node";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";

/** Kept on the phone by the service worker and shown when a page cannot be fetched. */
export const handle = { hydrate: false };

export const meta: MetaFunction = titled((messages) => messages.common.problem.offlineTitle);

export default function Offline() {
  const { common, offline } = useMessages();
  const { problem } = common;
  return (
    <>
      <PageHead title={problem.offlineTitle} lead={problem.offlineLead} />
      <Section title={problem.whatNow}>
        <Rows>
          <TextLink to="">{problem.retry}</TextLink>
          <TextLink to={`${addresses.say}/at-once`}>{offline.sayAnyway}</TextLink>
          <TextLink to={addresses.outbox}>{offline.outbox.title}</TextLink>
          <TextLink to="tel:12345">{problem.callPlain}</TextLink>
        </Rows>
      </Section>
    </>
  );
}
