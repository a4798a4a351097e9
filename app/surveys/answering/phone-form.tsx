/** The form with script: a part to a screen, kept on the phone with every touch. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Hint } from "#app/ui/field.tsx";
import { SavedNote } from "#app/ui/note.tsx";
import { keptAnswers, problemsOf } from "../questionnaires/answers.ts";
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import { answersFromForm } from "./answers-from-form.ts";
import { askedSections, partOf, withPart } from "./asked-sections.ts";
import { PartFields, type Problems, usePartProblems } from "./part-fields.tsx";
import type { Kept } from "./phone-store.ts";
import type { Course } from "./use-answering.ts";

const none: Problems = new Map();

export function PhoneForm({
  questionnaire,
  kept,
  course,
  invited,
  onChange,
  onSend,
}: {
  readonly questionnaire: Questionnaire;
  readonly kept: Kept;
  readonly course: Course;
  /** Needs a stamp. */
  readonly invited: boolean;
  readonly onChange: (part: Partial<Pick<Kept, "answers" | "section">>) => void;
  readonly onSend: () => void;
}) {
  const { answering } = useMessages();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [problems, setProblems] = useState<Problems>(course.problems);
  const [empty, setEmpty] = useState(false);
  const sections = askedSections(questionnaire, kept.answers);
  const { section, n } = partOf(sections, kept.section);
  const before = sections[n - 2];
  const next = sections[n];
  const summary = usePartProblems(section.questions, problems);

  useEffect(() => {
    if (course.problems.size > 0) setProblems(course.problems);
  }, [course.problems]);

  /** What the part says now; a number that is none is not kept, and stays in its box. */
  const read = () => {
    if (form.current === null) return { answers: kept.answers, wrong: none };
    const given = answersFromForm(section.questions, new FormData(form.current));
    const answers = withPart(kept.answers, section.questions, given);
    const finite = Object.entries(answers).filter(
      ([, answer]) => !("value" in answer && Number.isNaN(answer.value)),
    );
    return { answers: Object.fromEntries(finite), wrong: problemsOf(questionnaire, answers) };
  };
  const goTo = (id: string) => {
    setProblems(none);
    setEmpty(false);
    onChange({ section: id });
    // After the other part stands there.
    setTimeout(() => {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { answers, wrong } = read();
    const asked = askedSections(questionnaire, answers);
    const here = partOf(asked, section.id);
    const wrongHere = here.section.questions.filter(({ id }) => wrong.has(id));
    setProblems(wrong);
    if (wrongHere.length > 0) return;
    const following = asked[here.n];
    if (following !== undefined) return goTo(following.id);
    const firstWrong = asked.find(({ questions }) => questions.some(({ id }) => wrong.has(id)));
    if (firstWrong !== undefined) {
      goTo(firstWrong.id);
      return setProblems(wrong);
    }
    if (Object.keys(keptAnswers(questionnaire, answers)).length === 0) return setEmpty(true);
    onSend();
  };

  return (
    // Not a form that is posted: what it says leaves the phone only by `onSend`.
    <form
      ref={form}
      noValidate
      autoComplete="off"
      lang={language}
      onChange={() => onChange({ answers: read().answers })}
      onSubmit={onSubmit}
    >
      <ErrorSummary problems={empty ? [{ field: "questions", words: answering.form.empty }] : summary} />
      <div id="questions" key={section.id} className="mt-6">
        <PartFields {...{ section, n, problems, heading }} of={sections.length} answers={kept.answers} />
      </div>
      {next === undefined && <Hint>{answering.form.sendHint}</Hint>}
      <Actions>
        <Button tone="main">{next === undefined ? answering.form.send : answering.form.next}</Button>
        {before !== undefined && (
          <Button type="button" tone="soft" onClick={() => goTo(before.id)}>
            {answering.form.back}
          </Button>
        )}
      </Actions>
      <SavedNote busy={course.writing}>
        {course.keeps ? answering.form.kept : answering.form.notKept}{" "}
        {invited && <span role="status">{stampWords(kept, course, answering.form)}</span>}
      </SavedNote>
    </form>
  );
}

function stampWords(
  { token }: Kept,
  { waiting }: Course,
  words: { readonly sealed: string; readonly sealing: string; readonly sealWaits: string },
): string {
  if (token !== null) return words.sealed;
  return waiting === null ? words.sealing : words.sealWaits;
}
