import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { actorOf, requireResident } from "#app/accounts/current-actor.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses, ownMatterAddress } from "#app/ui/addresses.ts";
import { Button, TextLink } from "#app/ui/button.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { markInboxSeen, readInbox } from "../inbox.server.ts";

async function signedIn({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">) {
  const resident = await requireResident(request, context);
  const actor = await actorOf(request, context);
  return actor.kind === "staff" ? actor : resident;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn({ request, context });
  const after = new URL(request.url).searchParams.get("after");
  const inbox = await readInbox(context.db, actor, { language: languageOf(request), after });
  return { ...inbox, isStaff: actor.kind === "staff" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await signedIn({ request, context });
  const upTo = String((await request.formData()).get("upTo") ?? "");
  await markInboxSeen(context.db, actor, { upTo, now: context.now() });
  return redirect(addresses.inbox);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.notifications.inbox.title);

/** Where staff open the matters of each kind. */
const atTheDesk = {
  petition: `${addresses.desk}/petitions`,
  booking: `${addresses.chambers}/bookings`,
  question: `${addresses.chambers}/questions`,
  rectification: addresses.deskRectification,
  call_back: addresses.callBacks,
} as const;

export default function InboxPage() {
  const { messages, unread, next, isStaff } = useLoaderData<typeof loader>();
  const { common, notifications } = useMessages();
  const { inbox } = notifications;
  const language = useLanguage();
  const newest = messages[0];
  return (
    <Column>
      <PageHead title={inbox.title} lead={inbox.lead(unread)} />
      {unread > 0 && newest !== undefined && (
        <Form method="post" className="mb-6">
          <input type="hidden" name="upTo" value={newest.id} />
          <Button>{inbox.markRead}</Button>
        </Form>
      )}
      {messages.length === 0 ? (
        <EmptyState>{isStaff ? inbox.emptyStaff : inbox.empty}</EmptyState>
      ) : (
        <Rows>
          {messages.map((message) => (
            <article key={message.id}>
              <p className="text-ink-2 text-min">
                <time dateTime={message.at.toISOString()}>{formatDateTime(message.at, language)}</time>
                {!message.seen && <b className="ml-3 text-ink">{inbox.unread}</b>}
              </p>
              <p className={message.seen ? "" : "font-bold"}>{message.words}</p>
              <p>
                <Link
                  to={`${addressOf(message)}/${message.number}`}
                  className="inline-flex min-h-tap items-center"
                >
                  {inbox.caseNumber(formatCaseNumber(message.number))}
                </Link>
              </p>
            </article>
          ))}
        </Rows>
      )}
      {next !== null && (
        <p className="mt-4">
          <TextLink to={`?after=${next}`}>{inbox.older}</TextLink>
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-x-6">
        {isStaff && <TextLink to={addresses.desk}>{common.desk.label}</TextLink>}
        <TextLink to={addresses.notices}>{inbox.choices}</TextLink>
        <TextLink to={addresses.account}>{inbox.account}</TextLink>
      </p>
    </Column>
  );
}

/** Nobody waits in a line at the desk. */
function addressOf({
  about,
  atDesk,
}: {
  readonly about: keyof typeof ownMatterAddress;
  readonly atDesk: boolean;
}) {
  return atDesk && about !== "waiting" ? atTheDesk[about] : ownMatterAddress[about];
}
