import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { numberIn, readForm } from "../desk/desk-request.server.ts";
import { pseudonymOf } from "../desk/pseudonym.ts";
import { identityOpenTo, openIdentity } from "../open-identity.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.open_identity");
  const number = numberIn(params);
  const opens = await context.db.petition.count({ where: { AND: [{ number }, identityOpenTo(actor)] } });
  if (opens === 0) throw new Response(null, { status: 404 });
  return { number };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.open_identity");
  const { desk } = messagesFor(languageOf(request));
  const reason = String((await readForm(request)).get("reason") ?? "")
    .trim()
    .slice(0, 200);
  if (reason === "") return { ok: false, problem: desk.case.identityReasonEmpty } as const;
  const opened = await openIdentity(context.db, context.env, {
    number: numberIn(params),
    actor,
    reason,
    now: context.now(),
  });
  if (!opened.ok) throw new Response(null, { status: 404 });
  return opened;
}

export const meta = titled((messages) => messages.desk.case.openIdentity);

export default function IdentityPage() {
  const { number } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const words = useMessages().desk.case;
  const problem = result?.ok === false ? result.problem : undefined;
  return (
    <Column>
      <BackLink to={`${addresses.desk}/petitions/${number}`} />
      <ErrorSummary problems={problem === undefined ? [] : [{ field: "reason", words: problem }]} />
      <PageHead title={words.openIdentity} lead={words.pseudonym(pseudonymOf(number))} />
      {result?.ok ? (
        <>
          <Note>{words.identityShown}</Note>
          {result.parties.map((party) => (
            <Section
              key={party.position}
              title={result.parties.length > 1 ? words.representative(party.position) : words.petitioner}
            >
              <KeyValues
                entries={[
                  [words.name, party.name],
                  [words.phone, party.phone],
                  [words.identityNumber, party.identityNumber],
                  [words.address, party.address],
                ]}
              />
            </Section>
          ))}
          {result.consentNote !== null && (
            <Section title={words.consent}>
              <p className="max-w-measure whitespace-pre-line">{result.consentNote}</p>
            </Section>
          )}
        </>
      ) : (
        <Form method="post">
          <TextInput
            name="reason"
            label={words.identityReason}
            hint={words.openIdentityHint}
            error={problem}
            maxLength={200}
            autoComplete="off"
          />
          <Actions>
            <Button tone="main">{words.openIdentity}</Button>
          </Actions>
        </Form>
      )}
    </Column>
  );
}
