import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { EntryRow } from "../outbox/entry-row.tsx";
import { useOutbox } from "../outbox/use-outbox.ts";

export const meta = titled((messages) => messages.offline.outbox.title);

/** The same for everybody, so that it opens without a signal: what it shows lies on the phone alone. */
export default function OutboxPage() {
  const { outbox: words } = useMessages().offline;
  const { course, send, remove, mend, adopt } = useOutbox();
  const { entries } = course;
  const waits = entries.some(({ state }) => state !== "sent");
  return (
    <Column>
      {course.isLeaving && waits ? <Leaving /> : <PageHead title={words.title} lead={words.lead} />}
      <noscript>
        <Note icon="warning">{words.noScript}</Note>
      </noscript>
      {course.at === "impossible" && <Note icon="warning">{words.impossible}</Note>}
      {course.at === "open" && (
        <>
          {entries.length === 0 ? (
            <EmptyState>{words.none}</EmptyState>
          ) : (
            <Rows>
              {entries.map((entry) => (
                <EntryRow
                  key={entry.id}
                  entry={entry}
                  onMend={() => mend(entry)}
                  onRemove={() => remove(entry)}
                />
              ))}
            </Rows>
          )}
          {entries.some(({ state }) => state === "waiting") && (
            <Actions>
              <Button type="button" tone="main" onClick={send} disabled={!course.isOnline}>
                {course.isOnline ? words.sendNow : words.noSignal}
              </Button>
            </Actions>
          )}
          {entries.some(({ state }) => state === "signed_out") && <SignIn />}
          {course.ofOthers > 0 && (
            <>
              <Note icon="phone">{words.othersWait}</Note>
              <SignIn />
            </>
          )}
          {course.unowned.length > 0 && (
            <Section title={words.beforeSignIn}>
              <p className="mb-4 text-ink-2">{words.beforeSignInLead}</p>
              <Rows>
                {course.unowned.map((entry) => (
                  <EntryRow
                    key={entry.id}
                    entry={entry}
                    onAdopt={() => adopt(entry)}
                    onRemove={() => remove(entry)}
                  />
                ))}
              </Rows>
            </Section>
          )}
        </>
      )}
    </Column>
  );
}

function SignIn() {
  const { outbox: words } = useMessages().offline;
  return (
    <p className="mt-4">
      <TextLink to={`${addresses.signIn}?return=${encodeURIComponent(addresses.outbox)}`}>
        {words.signIn}
      </TextLink>
    </p>
  );
}

/** Before a sign-out that would delete what is not sent. */
function Leaving() {
  const { outbox: words } = useMessages().offline;
  return (
    <>
      <PageHead title={words.leavingTitle} lead={words.leaving} />
      <Form method="post" action={addresses.signOut} reloadDocument data-anyway="">
        <Actions>
          <ButtonLink to={addresses.outbox} tone="main" reload>
            {words.stay}
          </ButtonLink>
          <Button tone="soft">{words.leaveAnyway}</Button>
        </Actions>
      </Form>
    </>
  );
}
