import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { currentDraft } from "../filing/draft.server.ts";
import { titleOf } from "../filing/draft-answers.ts";
import { dropDraft } from "../filing/drop-draft.server.ts";
import { pathOn } from "../filing/filing-request.server.ts";
import { filingAddresses, stepPath } from "../filing/filing-steps.ts";

/** Straight to the first question, unless something half said is still here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf(request, context);
  const draft = await currentDraft(request, context, actor);
  const { search } = new URL(request.url);
  const first = `${stepPath("what")}${search}`;
  if (draft === null) return redirect(first);
  return {
    title: titleOf(draft.answers.steps.what?.narrative ?? ""),
    updatedAt: draft.updatedAt.toISOString(),
    goOn: await pathOn(request, context, { actor, draft }, "together"),
    startNew: `${stepPath("what")}${search === "" ? "?" : `${search}&`}new`,
    signedIn: actor.kind !== "visitor",
  };
}

/** Deletes what is half said. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await actorOf(request, context);
  const draft = await currentDraft(request, context, actor);
  if (draft !== null) await dropDraft(context, draft.id);
  return redirect(filingAddresses.start);
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.start.title);

export default function StartPage() {
  const { title, updatedAt, goOn, startNew, signedIn } = useLoaderData<typeof loader>();
  const { filing } = useMessages();
  const language = useLanguage();
  const { start } = filing;
  return (
    <Column>
      <PageHead
        kicker={start.title}
        title={start.unsentTitle}
        lead={start.unsentLead(formatDateTime(new Date(updatedAt), language))}
      />
      <p className="border-hair border-t border-b py-4 font-bold">{filing.drafts.entry(title)}</p>
      <Actions>
        <ButtonLink to={goOn} tone="main">
          {start.goOn}
        </ButtonLink>
        <ButtonLink to={startNew}>{start.startNew}</ButtonLink>
      </Actions>
      <Form method="post">
        <Actions>
          <Button tone="soft">{start.throwAway}</Button>
        </Actions>
      </Form>
      {signedIn && (
        <p className="mt-4">
          <TextLink to={filingAddresses.drafts}>{start.drafts}</TextLink>
        </p>
      )}
    </Column>
  );
}
