import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import type { Actor } from "#app/accounts/actor.ts";
import { formatDayLong, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { keepAnswer, requireDraft } from "../filing/filing-request.server.ts";
import { filingAddresses, stepPath } from "../filing/filing-steps.ts";
import { similarPetitions } from "../filing/similar-petitions.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft, actor } = await requireDraft(request, context);
  const similar = await similarPetitions({ ...context, now: context.now() }, draft, actor);
  if (similar.length === 0) throw redirect(filingAddresses.check);
  return {
    similar: similar.map(({ number, title, receivedAt, place }) => ({
      number,
      title,
      place,
      receivedOn: localDayOf(receivedAt),
    })),
    opener: openerFor(actor, draft.answers.onBehalf !== null),
  };
}

type Opener = "desk" | "case" | "track";

/** Where this person may open an earlier case: on the desk, by account, or by number and code. */
function openerFor(actor: Actor, onBehalf: boolean): Opener {
  if (onBehalf) return "desk";
  return actor.kind === "visitor" ? "track" : "case";
}

function addressOf(opener: Opener, number: string): string {
  if (opener === "desk") return `${addresses.desk}/petitions/${number}`;
  return opener === "case" ? `${addresses.cases}/${number}` : `${addresses.track}?number=${number}`;
}

/** The person says that it is another matter. */
export async function action({ request, context }: ActionFunctionArgs) {
  const open = await requireDraft(request, context);
  await keepAnswer(context, open, (answers) => ({ ...answers, similarSeen: true }));
  return redirect(filingAddresses.check);
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.similar.title);

export default function SimilarPage() {
  const { similar, opener } = useLoaderData<typeof loader>();
  const words = useMessages().filing.similar;
  const language = useLanguage();
  return (
    <Column>
      <div className="pt-3">
        <BackLink to={stepPath("together")} />
      </div>
      <PageHead title={words.title} lead={words.lead} />
      <Rows>
        {similar.map(({ number, title, place, receivedOn }) => (
          <div key={number}>
            <b>{title}</b>
            <p className="text-ink-2 text-min">
              {words.received(formatDayLong(receivedOn, language), place)}
            </p>
            <TextLink to={addressOf(opener, number)}>{words.open(number)}</TextLink>
          </div>
        ))}
      </Rows>
      <Form method="post">
        <Actions>
          <Button tone="main">{words.another}</Button>
          <TextLink to={addresses.home}>{words.back}</TextLink>
        </Actions>
      </Form>
    </Column>
  );
}
