import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { AccountPart } from "#app/accounts/account-part.tsx";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Button } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { titled } from "#app/ui/page-title.ts";
import { bindWechat, readOwnWechat, unbindWechat } from "../bind-wechat.server.ts";
import { enteredWith, rememberEntered } from "../entered-cookie.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const ticketId = await enteredWith(request, context.env);
  return {
    ...(await readOwnWechat(context, { personId, ticketId })),
    isOffered: context.env.wechat !== null,
    done: new URL(request.url).searchParams.get("done"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const form = await request.formData();
  if (form.get("intent") === "unbind") {
    await unbindWechat(context, personId);
    return redirect(`${addresses.wechat}?done=unbound`);
  }
  const ticketId = (await enteredWith(request, context.env)) ?? "";
  const { problems } = messagesFor(languageOf(request)).wechat;
  if (ticketId === "") return { problem: problems.no_ticket };
  const bound = await bindWechat(context, { personId, ticketId });
  if (!bound.ok) return { problem: problems[bound.reason] };
  const forget = await rememberEntered(context.env, null);
  return redirect(`${addresses.wechat}?done=bound`, { headers: { "Set-Cookie": forget } });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.wechat.title);

export default function WechatPage() {
  const { boundAt, mayBind, isOffered, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const words = useMessages().wechat;
  const language = useLanguage();
  return (
    <AccountPart
      title={words.title}
      lead={words.lead}
      problems={problem === undefined ? [] : [{ field: "wechat", words: problem }]}
    >
      {done === "bound" && <Note icon="check">{words.doneBound}</Note>}
      {done === "unbound" && <Note icon="check">{words.doneUnbound}</Note>}
      <p id="wechat">{boundAt === null ? words.none : words.bound(formatDateTime(boundAt, language))}</p>
      {mayBind && boundAt === null && (
        <Form method="post" className="mt-6">
          <input type="hidden" name="intent" value="bind" />
          <p className="mb-4 max-w-measure">{words.onlyOwn}</p>
          <Button tone="main">{words.bind}</Button>
        </Form>
      )}
      {!mayBind && boundAt === null && (
        <p className="mt-4 max-w-measure text-ink-2">{isOffered ? words.how : words.notOffered}</p>
      )}
      {boundAt !== null && (
        <Form method="post" className="mt-6">
          <input type="hidden" name="intent" value="unbind" />
          <Button tone="soft">{words.unbind}</Button>
        </Form>
      )}
    </AccountPart>
  );
}
