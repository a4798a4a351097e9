/** A questionnaire as an enterprise sees it on a phone: the same fields, and what is shown follows the answers. */
import { type FormEvent, useEffect, useState } from "react";
import { answersFromForm } from "../answering/answers-from-form.ts";
import { askedSections } from "../answering/asked-sections.ts";
import { PartFields, type Problems } from "../answering/part-fields.tsx";
import type { Answers } from "./answers.ts";
import { type Questionnaire, questionsOf } from "./questionnaire.ts";

const noProblems: Problems = new Map();

/** Until script runs everything is shown, because nothing can follow the answers. */
export function Preview({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const [answers, setAnswers] = useState<Answers | null>(null);
  useEffect(() => setAnswers({}), []);
  const follow = (event: FormEvent<HTMLFormElement>) =>
    setAnswers(answersFromForm(questionsOf(questionnaire), new FormData(event.currentTarget)));
  const written = questionnaire.sections.filter(({ questions }) => questions.length > 0);
  const sections = answers === null ? written : askedSections(questionnaire, answers);
  return (
    <form
      onChange={follow}
      onSubmit={(event) => event.preventDefault()}
      autoComplete="off"
      className="mx-auto my-6 w-full max-w-[392px] rounded-control border-2 border-ink px-4 pt-4 pb-8"
    >
      {sections.map((section, at) => (
        <div key={section.id} className={at === 0 ? "" : "mt-10 border-ink border-t pt-6"}>
          <PartFields section={section} n={at + 1} of={sections.length} answers={{}} problems={noProblems} />
        </div>
      ))}
    </form>
  );
}
