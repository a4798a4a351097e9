import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isDevice } from "#app/accounts/device.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";

/** Exists only in a demonstration: anywhere else there is no such page, whatever the table holds. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.env.demonstration) throw new Response(null, { status: 404 });
  const messages = await context.db.demonstrationMessage.findMany({
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { id: true, channel: true, recipient: true, text: true, createdAt: true },
  });
  return { messages };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.notifications.demonstration.title);

export default function DemonstrationInbox() {
  const { messages } = useLoaderData<typeof loader>();
  const words = useMessages().notifications.demonstration;
  const { devices } = useMessages().accounts.account;
  const language = useLanguage();
  const recipientOf = ({ channel, recipient }: (typeof messages)[number]) =>
    channel === "push" && isDevice(recipient) ? devices[recipient] : recipient;
  return (
    <Column>
      <PageHead title={words.title} lead={words.lead} />
      <p className="mb-4">
        <TextLink to={addresses.demonstrationInbox}>{words.refresh}</TextLink>
      </p>
      {messages.length === 0 ? (
        <EmptyState>{words.empty}</EmptyState>
      ) : (
        <Rows>
          {messages.map((message) => (
            <div key={message.id}>
              <p className="text-ink-2 text-min">
                {words.to[message.channel]} {recipientOf(message)} ·{" "}
                <time>{formatDateTime(message.createdAt, language)}</time>
              </p>
              <p lang="zh-CN" className="whitespace-pre-line">
                {message.text}
              </p>
            </div>
          ))}
        </Rows>
      )}
    </Column>
  );
}
