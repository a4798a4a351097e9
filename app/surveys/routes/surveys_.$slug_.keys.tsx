import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { roundKeys } from "../answering/published-keys.server.ts";
import { wordsIn } from "../answering/question-fields.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const slug = params.slug ?? "";
  const keys = await roundKeys(context.db, slug);
  if (keys === null) throw new Response(null, { status: 404 });
  const { strata, ...round } = keys;
  return {
    slug,
    ...round,
    strata: strata.map(({ key, publicKey }) => ({ key, print: fingerprint(publicKey) })),
  };
}

function fingerprint(publicKey: string): string {
  return createHash("sha256").update(publicKey, "base64").digest("hex").slice(0, 16);
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.answering.keys.caption);

export default function KeysPage() {
  const { slug, titleZh: zh, titleEn: en, hash, strata } = useLoaderData<typeof loader>();
  const { keys } = useMessages().answering;
  const language = useLanguage();
  return (
    <>
      <PageHead title={keys.title(wordsIn(language, { zh, en }))} lead={keys.lead} />
      <p className="text-ink-2">{keys.hash}</p>
      <p className="mt-1 break-all">
        <code>{hash}</code>
      </p>
      <TextLink to={`${addresses.surveys}/${slug}/keys.json`} reload>
        {keys.json}
      </TextLink>
      <table className="mt-4 w-full text-left">
        <caption className="text-left font-bold">{keys.caption}</caption>
        <thead>
          <tr className="border-hair border-b">
            <th scope="col" className="py-2 pr-4 align-bottom">
              {keys.stratum}
            </th>
            <th scope="col" className="py-2 align-bottom">
              {keys.fingerprint}
            </th>
          </tr>
        </thead>
        <tbody>
          {strata.map(({ key, print }) => (
            <tr key={key} className="border-hair border-b">
              <th scope="row" className="py-2 pr-4 font-normal">
                <Breakable text={key} />
              </th>
              <td className="break-all py-2">
                <code>{print}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** After every slash. */
function Breakable({ text }: { text: string }) {
  const parts = text.split("/");
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
        <Fragment key={at}>
          {at > 0 && (
            <>
              /<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </>
  );
}
