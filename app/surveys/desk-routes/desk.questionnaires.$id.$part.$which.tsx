import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { changeDraft } from "../questionnaires/change-draft.server.ts";
import { readPart, shortParts, typedPart } from "../questionnaires/part-form.ts";
import { isDraft, refusedChange, requireQuestionnaire } from "../questionnaires/require-draft.server.ts";
import { useWords } from "../questionnaires/use-words.ts";

/** Name and length of the whole, one section, one dimension; `new` is a new one. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const version = await requireQuestionnaire(request, context, params.id);
  const part = shortParts.find((each) => each === params.part);
  if (part === undefined) throw new Response(null, { status: 404 });
  const { id, revision, definition } = version;
  if (!isDraft(version)) throw redirect(`${addresses.questionnaires}/${id}`);
  const which = params.which ?? "";
  return { id, revision, title: definition.title, part, which, given: typedPart(definition, part, which) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const part = shortParts.find((each) => each === params.part);
  if (part === undefined) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const [zh, en, number] = ["zh", "en", "number"].map((name) => String(form.get(name) ?? ""));
  const typed = { zh: zh ?? "", en: en ?? "", number: number ?? "" };
  const read = readPart(part, params.which ?? "", typed, messagesFor(languageOf(request)));
  // Not the newest: a mended form must not hide what somebody else changed meanwhile.
  const expectedRevision = Number(form.get("revision"));
  if (!read.ok) return data({ typed, problems: read.problems, revision: expectedRevision });
  const id = params.id ?? "";
  const changed = await changeDraft(context, { actor, id, expectedRevision, change: read.change });
  if (!changed.ok)
    return data({ typed, ...refusedChange(request, changed, { field: "zh", revision: expectedRevision }) });
  const place = part === "title" ? "" : `#${part}-${changed.at}`;
  return redirect(`${addresses.questionnaires}/${id}?done=saved${place}`);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.questionnaires.title);

export default function ShortPartPage() {
  const { id, revision, title, part, which, given } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { builder, fields } = useMessages().questionnaires;
  const say = useWords();
  const typed = reply?.typed ?? given;
  const errorAt = (field: string) => reply?.problems.find((each) => each.field === field)?.words;
  const isNew = which === "new";
  const heading = {
    title: fields.titleChange,
    section: isNew ? fields.sectionNew : fields.sectionChange,
    dimension: isNew ? fields.dimensionNew : fields.dimensionChange,
  }[part];
  return (
    <Column>
      <BackLink to={`${addresses.questionnaires}/${id}`}>{say(title)}</BackLink>
      <ErrorSummary problems={reply?.problems ?? []} />
      <DeskHead title={heading} />
      {typed === null ? (
        <p>{builder.notFound}</p>
      ) : (
        <Form method="post">
          <input type="hidden" name="revision" value={reply?.revision ?? revision} />
          <TextInput
            name="zh"
            label={fields.nameZh}
            defaultValue={typed.zh}
            error={errorAt("zh")}
            autoComplete="off"
          />
          <TextInput
            name="en"
            label={fields.nameEn}
            lang="en"
            defaultValue={typed.en}
            error={errorAt("en")}
            autoComplete="off"
          />
          {part !== "section" && (
            <TextInput
              name="number"
              label={part === "title" ? fields.minutes : fields.dimensionWeight}
              inputMode="decimal"
              defaultValue={typed.number}
              error={errorAt("number")}
              autoComplete="off"
            />
          )}
          <Actions>
            <Button tone="main">{fields.save}</Button>
          </Actions>
        </Form>
      )}
    </Column>
  );
}
