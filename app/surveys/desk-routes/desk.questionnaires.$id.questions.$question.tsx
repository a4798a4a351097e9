import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary, type FieldProblem } from "#app/ui/error-summary.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { changeDraft } from "../questionnaires/change-draft.server.ts";
import { freeId } from "../questionnaires/draft-change.ts";
import { useKeptFocus } from "../questionnaires/keep-focus.ts";
import { QuestionBuilder } from "../questionnaires/question-builder.tsx";
import {
  afterFormStep,
  emptyQuestion,
  isPartId,
  questionKinds,
  readFormStep,
  readQuestion,
  readTypedQuestion,
  type TypedQuestion,
  typedQuestion,
} from "../questionnaires/question-form.ts";
import { questionsOf } from "../questionnaires/questionnaire.ts";
import { isDraft, refusedChange, requireQuestionnaire } from "../questionnaires/require-draft.server.ts";
import { useWords } from "../questionnaires/use-words.ts";

/** One question; `new` with `?section=` and `?kind=` is a new one. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const version = await requireQuestionnaire(request, context, params.id);
  const { id, revision, definition } = version;
  if (!isDraft(version)) throw redirect(`${addresses.questionnaires}/${id}`);
  const query = new URL(request.url).searchParams;
  const questions = questionsOf(definition);
  const known = questions.find((each) => each.id === params.question);
  const kind = known?.kind ?? questionKinds.find((each) => each === query.get("kind")) ?? null;
  const holder = definition.sections.find((each) => each.questions.some((one) => one.id === known?.id));
  return {
    id,
    revision,
    title: definition.title,
    isNew: params.question === "new",
    kind,
    question: known?.id ?? freeId("q", questions),
    section: holder?.id ?? query.get("section") ?? "",
    given: known === undefined ? null : typedQuestion(known),
    dimensions: definition.dimensions,
    others: questions.filter((each) => each.id !== params.question),
  };
}

type Reply = {
  readonly typed: TypedQuestion;
  readonly problems: readonly FieldProblem[];
  readonly revision: number;
  readonly focus: string;
  readonly said: string;
  /** Differs with every reply, so that the fields are made anew. */
  readonly key: string;
};

/** Saves the question, or makes one step of its form: one more option, one up. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const { said } = messages.questionnaires;
  const typed = readTypedQuestion(form);
  // Not the newest: a step of the form must not hide what somebody else changed meanwhile.
  const expectedRevision = Number(form.get("revision"));
  const reply = (more: Partial<Reply>) =>
    data<Reply>({
      typed,
      problems: [],
      revision: expectedRevision,
      focus: "",
      said: "",
      key: newId(),
      ...more,
    });
  const step = readFormStep(String(form.get("do")));
  if (step !== null) {
    const { place, ...after } = afterFormStep(typed, step);
    const words = {
      up: said.lineMoved(place + 1),
      down: said.lineMoved(place + 1),
      add: said.lineAdded,
      remove: said.lineRemoved,
      show: "",
    }[step.what];
    return reply({ ...after, said: words });
  }
  const kind = questionKinds.find((each) => each === form.get("kind"));
  const question = String(form.get("question"));
  if (kind === undefined || !isPartId(question)) throw new Response(null, { status: 400 });
  const read = readQuestion(kind, question, typed, messages);
  if (!read.ok) return reply({ problems: read.problems });
  const id = params.id ?? "";
  const changed = await changeDraft(context, {
    actor,
    id,
    expectedRevision,
    change: { do: "put_question", section: String(form.get("section")), question: read.question },
  });
  if (!changed.ok) return reply(refusedChange(request, changed, { field: "zh", revision: expectedRevision }));
  return redirect(`${addresses.questionnaires}/${id}?done=saved#question-${changed.at}`);
}

export const meta = titled((messages) => messages.questionnaires.title);

export default function OneQuestion() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { builder, fields, kinds } = useMessages().questionnaires;
  const say = useWords();
  useKeptFocus(reply?.key ?? "", reply?.focus ? [reply.focus] : []);
  const { id, title, kind, isNew, given } = loaded;
  const typed = reply?.typed ?? given ?? (isNew && kind !== null ? emptyQuestion(kind) : null);
  const back = <BackLink to={`${addresses.questionnaires}/${id}`}>{say(title)}</BackLink>;
  if (kind === null || typed === null)
    return (
      <Column>
        {back}
        <DeskHead title={builder.notFound} />
      </Column>
    );
  const heading = given === null ? fields.newQuestion : fields.changeQuestion;
  return (
    <Column>
      {back}
      <ErrorSummary problems={reply?.problems ?? []} />
      <DeskHead title={heading(kinds[kind])} />
      <p role="status" className="vh">
        {reply?.said}
      </p>
      <Form method="post" preventScrollReset key={reply?.key ?? "first"}>
        {/* The first button of a form is what Enter presses. */}
        <button type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" className="vh" />
        <input type="hidden" name="revision" value={reply?.revision ?? loaded.revision} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="question" value={loaded.question} />
        <input type="hidden" name="section" value={loaded.section} />
        <QuestionBuilder
          kind={kind}
          typed={typed}
          problems={reply?.problems ?? []}
          dimensions={loaded.dimensions}
          others={loaded.others}
        />
        <Actions>
          <Button tone="main" name="do" value="save">
            {fields.save}
          </Button>
        </Actions>
      </Form>
    </Column>
  );
}
