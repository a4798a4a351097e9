import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Button, ButtonLink, QuietButton } from "#app/ui/button.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { draftsOfPerson, resumeDraft } from "../filing/draft.server.ts";
import { titleOf } from "../filing/draft-answers.ts";
import { dropDraft } from "../filing/drop-draft.server.ts";
import { filingAddresses } from "../filing/filing-steps.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const drafts = await draftsOfPerson(context, personId);
  return {
    drafts: drafts.map(({ id, answers, updatedAt }) => ({
      id,
      title: titleOf(answers.steps.what?.narrative ?? ""),
      updatedAt: updatedAt.toISOString(),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireResident(request, context);
  const form = await request.formData();
  const id = String(form.get("draft") ?? "");
  const mine = (await draftsOfPerson(context, actor.personId)).some((draft) => draft.id === id);
  if (!mine) return redirect(filingAddresses.drafts);
  if (form.get("intent") === "remove") {
    await dropDraft(context, id);
    return redirect(filingAddresses.drafts);
  }
  return redirect(filingAddresses.start, { headers: { "Set-Cookie": resumeDraft(request, context, id) } });
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.drafts.title);

export default function DraftsPage() {
  const { drafts } = useLoaderData<typeof loader>();
  const language = useLanguage();
  const words = useMessages().filing.drafts;
  return (
    <Column>
      <PageHead title={words.title} lead={words.lead} />
      {drafts.length === 0 ? (
        <EmptyState action={<ButtonLink to={addresses.say}>{words.start}</ButtonLink>}>
          {words.empty}
        </EmptyState>
      ) : (
        <Rows>
          {drafts.map(({ id, title, updatedAt }) => (
            <Form key={id} method="post">
              <input type="hidden" name="draft" value={id} />
              <b>{words.entry(title)}</b>
              <p className="text-ink-2 text-min">
                {words.updated(formatDateTime(new Date(updatedAt), language))}
              </p>
              <p className="mt-2">
                <Button snug>{words.goOn}</Button>{" "}
                <QuietButton name="intent" value="remove">
                  {words.remove}
                </QuietButton>
              </p>
            </Form>
          ))}
        </Rows>
      )}
    </Column>
  );
}
