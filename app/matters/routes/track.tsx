import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses, ownMatterAddress } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary, type FieldProblem } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { readCaseNumber } from "../case-number.ts";
import { readLookupCode } from "../lookup-code.ts";
import { claimMatter, openByCode } from "../open-by-code.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return { number: (new URL(request.url).searchParams.get("number") ?? "").slice(0, 20) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { problems } = messagesFor(languageOf(request)).tracking;
  const typed = { number: String(form.get("number") ?? ""), code: String(form.get("code") ?? "") };
  const number = readCaseNumber(typed.number);
  const code = readLookupCode(typed.code);
  const wrong: FieldProblem[] = [];
  if (!number.ok) {
    const words = { empty: problems.numberEmpty, length: problems.numberLength, check: problems.numberCheck };
    wrong.push({ field: "number", words: words[number.reason] });
  }
  if (!code.ok) {
    const words = { empty: problems.codeEmpty, length: problems.codeLength };
    wrong.push({ field: "code", words: words[code.reason] });
  }
  if (!number.ok || !code.ok) return { typed, wrong };
  const found = await openByCode(context, { number: number.number, code: code.code });
  if (!found.ok) {
    const words =
      found.reason === "wrong" ? problems.wrong : problems.tooMany(Math.ceil(found.retryAfterSeconds / 60));
    return { typed, wrong: [{ field: "number", words }] };
  }
  const actor = await actorOf(request, context);
  // Staff look at a case on the desk; their own account is not the petitioner of what they filed for others.
  const { matter, cookie } = found;
  if (actor.kind === "resident")
    await claimMatter(context, { matter, personId: actor.personId, now: context.now() });
  return redirect(`${ownMatterAddress[matter.kind]}/${number.number}`, { headers: { "Set-Cookie": cookie } });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.tracking.track.title);

export default function TrackPage() {
  const { number } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { track } = useMessages().tracking;
  const problem = (field: string) => result?.wrong.find((each) => each.field === field)?.words;
  return (
    <Column>
      <ErrorSummary problems={result?.wrong ?? []} />
      <PageHead title={track.title} lead={track.lead} />
      <Form method="post" autoComplete="off">
        <TextInput
          name="number"
          label={track.number}
          hint={track.numberHint}
          error={problem("number")}
          defaultValue={result?.typed.number ?? number}
          inputMode="numeric"
          maxLength={20}
        />
        <TextInput
          name="code"
          label={track.code}
          hint={track.codeHint}
          error={problem("code")}
          defaultValue={result?.typed.code}
          inputMode="numeric"
          maxLength={10}
        />
        <Actions>
          <Button tone="main">{track.look}</Button>
        </Actions>
      </Form>
      <p className="mt-8">
        <TextLink to={addresses.mine}>{track.withAccount}</TextLink>
      </p>
      <p className="mt-2 text-ink-2">{track.lost}</p>
    </Column>
  );
}
