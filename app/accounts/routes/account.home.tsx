import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { divisionPick } from "#app/organisations/division-picker.server.ts";
import { DivisionChoices, DivisionSearch } from "#app/organisations/division-picker.tsx";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { titled } from "#app/ui/page-title.ts";
import { AccountPart } from "../account-part.tsx";
import { changeOwnDetails } from "../change-own-details.server.ts";
import { requireResident } from "../current-actor.server.ts";
import { readOwnAccount } from "../own-account.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const { home } = await readOwnAccount(context.db, context.env, personId);
  const pick = await divisionPick(context.db, new URL(request.url), home?.code ?? null);
  return { pick, isKnown: home !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const form = await request.formData();
  const done = () => redirect(`${addresses.account}?saved`);
  if (form.get("intent") === "remove") {
    await changeOwnDetails(context, personId, { kind: "home", divisionCode: null });
    return done();
  }
  const code = form.get("division");
  const division = typeof code === "string" ? await divisionByCode(context.db, code) : null;
  if (division === null) {
    const { problems } = messagesFor(languageOf(request)).accounts.account;
    return data({ problem: problems.homeUnknown }, { status: 422 });
  }
  await changeOwnDetails(context, personId, { kind: "home", divisionCode: division.code });
  return done();
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.account.homeTitle);

export default function HomePlacePage() {
  const { pick, isKnown } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { account } = useMessages().accounts;
  return (
    <AccountPart
      title={account.homeTitle}
      lead={account.homeHint}
      problems={problem === undefined ? [] : [{ field: "division", words: problem }]}
    >
      <DivisionSearch pick={pick} />
      <Form method="post">
        <DivisionChoices pick={pick} name="division" error={problem} />
        <Actions>
          <Button tone="main">{account.homeKeep}</Button>
        </Actions>
      </Form>
      {isKnown && (
        <Form method="post" className="mt-6">
          <input type="hidden" name="intent" value="remove" />
          <Button tone="soft">{account.removeHome}</Button>
        </Form>
      )}
    </AccountPart>
  );
}
