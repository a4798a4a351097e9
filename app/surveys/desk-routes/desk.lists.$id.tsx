import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { changeConductLists } from "../conduct-lists/change-conduct-lists.server.ts";
import { conductItemForm } from "../conduct-lists/conduct-item-form.ts";
import { readConductItem } from "../conduct-lists/conduct-items.server.ts";
import { isConductList } from "../conduct-lists/conduct-lists.ts";

/** `new` with `?list=` is a new line. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "conduct_list.manage");
  const item = await readConductItem(context.db, params.id);
  const asked = new URL(request.url).searchParams.get("list");
  const list = item?.list ?? (params.id === "new" && isConductList(asked) ? asked : null);
  if (list === null) throw new Response(null, { status: 404 });
  return { list, item, key: newId() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "conduct_list.manage");
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: conductItemForm(messages) });
  // Not the newest: a mended form must not hide what somebody else changed meanwhile.
  const expectedVersion = Number(form.get("version"));
  if (submission.status !== "success") return data({ result: submission.reply(), version: expectedVersion });
  const [key, list] = [form.get("key"), String(form.get("list"))];
  const id = params.id ?? "";
  if (!isConductList(list) || typeof key !== "string" || !isId(key))
    throw new Response(null, { status: 400 });
  const { value: values } = submission;
  const changed = await changeConductLists(context, {
    actor,
    change: id === "new" ? { do: "add", list, values, key } : { do: "change", id, expectedVersion, values },
  });
  if (changed.ok) return redirect(`${addresses.deskConductLists}?done=saved#line-${changed.id}`);
  const { problems } = messages.conductLists.desk;
  const meanwhile = changed.reason === "changed_meanwhile";
  const words = meanwhile ? problems.meanwhile(changed.wordsZh) : problems.gone;
  return data({
    result: submission.reply({ fieldErrors: { wordsZh: [words] } }),
    version: meanwhile ? changed.version : expectedVersion,
  });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.conductLists.desk.title);

export default function OneConductItem() {
  const { list, item, key } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { desk, lists } = useMessages().conductLists;
  const result = reply?.result;
  const typed = result?.initialValue;
  const field = repliedFields(
    result,
    item === null || typed !== undefined ? {} : { wordsZh: item.wordsZh, wordsEn: item.wordsEn },
  );
  const title = item === null ? desk.newTitle : desk.changeTitle;
  const isExample = typed === undefined ? item?.isExample === true : typed?.isExample === "on";
  return (
    <Column>
      <BackLink to={addresses.deskConductLists}>{desk.title}</BackLink>
      <ErrorSummary problems={submissionProblems(result)} />
      <DeskHead title={title(lists[list].name)} />
      <Form method="post">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="version" value={reply?.version ?? item?.version ?? 0} />
        <TextArea {...field("wordsZh")} rows={3} label={desk.wordsZh} />
        <TextArea {...field("wordsEn")} rows={3} label={desk.wordsEn} hint={desk.wordsEnHint} lang="en" />
        <Checkbox name="isExample" checked={isExample} label={desk.isExample} hint={desk.isExampleHint} />
        <Actions>
          <Button tone="main">{desk.save}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
