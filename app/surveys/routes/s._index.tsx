import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { invitedRound } from "../answering/invited-round.server.ts";
import { readInvitationCode } from "../rounds/invitation-code.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = String((await request.formData()).get("code") ?? "").slice(0, 60);
  const { enter } = messagesFor(languageOf(request)).answering;
  if (typed.trim() === "") return { typed, problem: enter.empty };
  const code = readInvitationCode(typed);
  if (code === null) return { typed, problem: enter.malformed };
  const invited = await invitedRound(context, code);
  if (!invited.ok && invited.reason === "unknown") return { typed, problem: enter.unknown };
  return redirect(`${addresses.answerSurvey}/${code}`);
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.answering.enter.title);

export default function EnterCodePage() {
  const reply = useActionData<typeof action>();
  const { enter } = useMessages().answering;
  return (
    <Column>
      <ErrorSummary problems={reply === undefined ? [] : [{ field: "code", words: reply.problem }]} />
      <PageHead title={enter.title} lead={enter.lead} />
      <Form method="post" action={`${addresses.answerSurvey}?index`} noValidate autoComplete="off">
        <TextInput
          name="code"
          label={enter.code}
          hint={enter.hint}
          error={reply?.problem}
          defaultValue={reply?.typed}
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
        />
        <Actions>
          <Button tone="main">{enter.open}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
