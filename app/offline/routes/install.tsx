import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";

/** The browser inside WeChat says so; there nothing can be put on the home screen. */
export function loader({ request }: LoaderFunctionArgs) {
  return { inWechat: /MicroMessenger/i.test(request.headers.get("User-Agent") ?? "") };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.offline.install.title);

export default function InstallPage() {
  const { inWechat } = useLoaderData<typeof loader>();
  const { install } = useMessages().offline;
  const wechat = (
    <Section key="wechat" title={inWechat ? install.here : install.wechat} first={inWechat}>
      <p className="mb-4">{install.wechatLead}</p>
      <Steps items={install.wechatSteps} />
    </Section>
  );
  return (
    <Column>
      <PageHead title={install.title} lead={install.lead} />
      {inWechat && wechat}
      <Section title={install.android} first={!inWechat}>
        <Steps items={install.androidSteps} />
      </Section>
      <Section title={install.iphone}>
        <Steps items={install.iphoneSteps} />
      </Section>
      {!inWechat && wechat}
    </Column>
  );
}

function Steps({ items }: { readonly items: readonly string[] }) {
  return (
    <ol className="list-decimal pl-6 leading-[1.8]">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  );
}
