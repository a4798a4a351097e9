/** One part of the form: where one is, its heading, and its questions. */
import type { Ref } from "react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import type { FieldProblem } from "#app/ui/error-summary.tsx";
import { Steps } from "#app/ui/steps.tsx";
import type { AnswerProblem, Answers } from "../questionnaires/answers.ts";
import type { Question } from "../questionnaires/questionnaire.ts";
import { fieldOf } from "./answers-from-form.ts";
import type { AskedSection } from "./asked-sections.ts";
import { problemWords, QuestionFields, wordsIn } from "./question-fields.tsx";

export type Problems = ReadonlyMap<string, AnswerProblem>;

export function PartFields({
  section,
  n,
  of,
  answers,
  problems,
  typed = {},
  heading,
}: {
  readonly section: AskedSection;
  readonly n: number;
  readonly of: number;
  /** What the fields begin with. */
  readonly answers: Answers;
  readonly problems: Problems;
  readonly typed?: Readonly<Record<string, string>>;
  readonly heading?: Ref<HTMLHeadingElement>;
}) {
  const language = useLanguage();
  const { answering } = useMessages();
  return (
    <>
      <Steps n={n} of={of} />
      <h2 ref={heading} tabIndex={-1} className="mt-6 text-h2 outline-none">
        {wordsIn(language, section.words)}
      </h2>
      <p className="mt-1 text-ink-2 text-min">{answering.form.skip}</p>
      {section.questions.map((question) => (
        <div key={question.id} className="mt-8 border-hair border-t pt-2">
          <QuestionFields
            question={question}
            answer={answers[question.id]}
            problem={problems.get(question.id)}
            typed={typed[question.id]}
          />
        </div>
      ))}
    </>
  );
}

/** The lines of the summary, each leading to its question. */
export function usePartProblems(questions: readonly Question[], problems: Problems): FieldProblem[] {
  const language = useLanguage();
  return questions.flatMap((question) => {
    const problem = problems.get(question.id);
    if (problem === undefined) return [];
    const words = `${wordsIn(language, question.words)} ${problemWords(language, question, problem)}`;
    return [{ field: fieldOf(question.id), words }];
  });
}
