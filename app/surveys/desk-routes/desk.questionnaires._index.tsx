import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { readMultipart } from "#app/platform/multipart.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { boxLook, describedControl, Field, TextInput } from "#app/ui/field.tsx";
import { Disclosure } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import {
  createQuestionnaire,
  largestQuestionnaireFile,
  type QuestionnaireSource,
} from "../questionnaires/create-questionnaire.server.ts";
import { type LibraryQuestionnaire, libraryQuestionnaires } from "../questionnaires/library/library.ts";
import type { Words } from "../questionnaires/questionnaire.ts";
import { listQuestionnaires } from "../questionnaires/read-questionnaires.server.ts";
import { useWords } from "../questionnaires/use-words.ts";

const ready = Object.keys(libraryQuestionnaires) as readonly LibraryQuestionnaire[];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const questionnaires = await listQuestionnaires(context.db, actor);
  return {
    questionnaires: questionnaires.map(({ changedAt: _, ...each }) => each),
    idempotencyKey: newId(),
  };
}

/** Makes a questionnaire; a file comes as a form of several parts. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const messages = messagesFor(languageOf(request));
  const { problems, create } = messages.questionnaires;
  let file: Uint8Array | null | undefined;
  const multipart = request.headers.get("Content-Type")?.startsWith("multipart/form-data") ?? false;
  const limits = { fileBytes: largestQuestionnaireFile, files: 1 };
  const read = multipart
    ? await readMultipart(request, limits, async ({ bytes }) => {
        file = bytes;
      })
    : { ok: true as const, fields: await request.formData() };
  const key = read.ok ? read.fields.get("idempotencyKey") : null;
  if (!read.ok || typeof key !== "string" || !isId(key)) throw new Response(null, { status: 400 });
  const [zh, en] = ["titleZh", "titleEn"].map((name) => String(read.fields.get(name) ?? "").trim());
  const typed = { zh: zh ?? "", en: en ?? "" };
  const reply = (field: string, words: string) => data({ typed, problem: { field, words } });
  const which = ready.find((each) => each === read.fields.get("library"));
  if (multipart && file === undefined) return reply("file", problems.file);
  if (!multipart && which === undefined && typed.zh === "") return reply("titleZh", problems.words);
  if (typed.zh.length > 300 || typed.en.length > 300) return reply("titleZh", problems.long(300));
  const source: QuestionnaireSource =
    file !== undefined
      ? { from: "file", bytes: file }
      : which !== undefined
        ? { from: "library", which }
        : {
            from: "empty",
            title: typed,
            firstSection: { zh: create.firstSectionZh, en: create.firstSectionEn },
          };
  // One key a page, for three ways to begin.
  const idempotencyKey = `${key}:${source.from}:${which ?? ""}`;
  const created = await createQuestionnaire(context, { actor, source, idempotencyKey });
  if (created.ok) return redirect(`${addresses.questionnaires}/${created.id}?done=created`);
  return reply(
    "file",
    created.reason === "not_a_questionnaire"
      ? problems.notAQuestionnaire(created.path)
      : problems[created.reason],
  );
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.questionnaires.title);

export default function Questionnaires() {
  const { questionnaires, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const words = useMessages().questionnaires;
  const { create, library } = words;
  const current = questionnaires.filter(({ archived }) => !archived);
  const away = questionnaires.filter(({ archived }) => archived);
  const errorAt = (field: string) => (reply?.problem.field === field ? reply.problem.words : undefined);
  const key = <input type="hidden" name="idempotencyKey" value={idempotencyKey} />;
  return (
    <Column>
      <ErrorSummary problems={reply === undefined ? [] : [reply.problem]} />
      <DeskHead title={words.title} />
      <p className="mb-6 text-ink-2">{words.lead}</p>
      {current.length === 0 ? <EmptyState>{words.none}</EmptyState> : <List of={current} />}
      {away.length > 0 && (
        <Disclosure summary={words.archivedList(away.length)}>
          <List of={away} />
        </Disclosure>
      )}
      <Section id="new" title={create.title}>
        <h3>{create.fromLibrary}</h3>
        <Form method="post">
          {key}
          <Actions>
            {ready.map((which) => (
              <Button key={which} name="library" value={which}>
                {create.fromNamed(library[which])}
              </Button>
            ))}
          </Actions>
        </Form>
        <h3 className="mt-8">{create.empty}</h3>
        <Form method="post">
          {key}
          <TextInput
            name="titleZh"
            label={create.titleZh}
            defaultValue={reply?.typed.zh}
            error={errorAt("titleZh")}
            autoComplete="off"
          />
          <TextInput
            name="titleEn"
            label={create.titleEn}
            defaultValue={reply?.typed.en}
            lang="en"
            autoComplete="off"
          />
          <Actions>
            <Button>{create.makeEmpty}</Button>
          </Actions>
        </Form>
        <h3 className="mt-8">{create.fromFile}</h3>
        <Form method="post" encType="multipart/form-data">
          {key}
          <Field id="file" label={create.file} hint={create.fileHint} error={errorAt("file")}>
            <input
              type="file"
              name="file"
              accept=".json,application/json"
              {...describedControl("file", { hint: create.fileHint, error: errorAt("file") })}
              className={`${boxLook(errorAt("file"))} mt-2`}
            />
          </Field>
          <Actions>
            <Button>{create.import}</Button>
          </Actions>
        </Form>
      </Section>
    </Column>
  );
}

type Shown = {
  readonly id: string;
  readonly title: Words;
  readonly questions: number;
  readonly minutes: number;
  readonly draft: number | null;
  readonly published: number | null;
};

function List({ of }: { readonly of: readonly Shown[] }) {
  const { common, questionnaires } = useMessages();
  const say = useWords();
  return (
    <Rows>
      {of.map(({ id, title, questions, minutes, draft, published }) => {
        const states = [
          ...(published === null ? [] : [questionnaires.publishedOf(published)]),
          ...(draft === null ? [] : [questionnaires.draftOf(draft)]),
        ];
        return (
          <div key={id}>
            <Link
              to={`${addresses.questionnaires}/${id}`}
              className="inline-flex min-h-tap items-center font-bold"
            >
              {say(title)}
            </Link>
            <p className="text-ink-2">
              {[questionnaires.row(questions, minutes), ...states].join(common.comma)}
            </p>
          </div>
        );
      })}
    </Rows>
  );
}
