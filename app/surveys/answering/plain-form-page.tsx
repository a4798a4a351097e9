/** The pages of the form without script: what it means first, then part by part. */
import type { ReactNode } from "react";
import { LanguageProvider, useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button, QuietButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Hint } from "#app/ui/field.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { Words } from "#app/ui/words.tsx";
import { PartFields, usePartProblems } from "./part-fields.tsx";
import { carriedFields, type PlainPart } from "./plain-form.ts";

/** `open`: of a round that anybody may answer, where the two ways differ in comfort only. */
export function PlainChoice({ isOpen, broken }: { readonly isOpen: boolean; readonly broken: boolean }) {
  const { plain } = useMessages().answering;
  return (
    <Column>
      <PageHead title={isOpen ? plain.openTitle : plain.title} lead={isOpen ? plain.openLead : plain.lead} />
      {broken && <Note icon="warning">{plain.carriedBroken}</Note>}
      {!isOpen && (
        <>
          <Rows ordered>
            {plain.what.map((words) => (
              <Words key={words} text={words} />
            ))}
          </Rows>
          <p className="mt-4 max-w-measure leading-[1.7]">{plain.better}</p>
        </>
      )}
      <form method="post">
        <Actions>
          <Button tone="main" name="intent" value="begin">
            {isOpen ? plain.openAgree : plain.agree}
          </Button>
        </Actions>
      </form>
    </Column>
  );
}

export function PlainPartPage({ part, title }: { readonly part: PlainPart; readonly title: ReactNode }) {
  return (
    <LanguageProvider language={part.language}>
      <div lang={part.language}>
        <Column>
          <PartForm part={part} title={title} />
        </Column>
      </div>
    </LanguageProvider>
  );
}

function PartForm({ part, title }: { readonly part: PlainPart; readonly title: ReactNode }) {
  const { form: words, plain } = useMessages().answering;
  const problems = new Map(part.problems);
  const summary = usePartProblems(part.section.questions, problems);
  const isLast = part.n === part.of;
  return (
    <form method="post" noValidate autoComplete="off">
      {carriedFields(part).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* The first button is what the Enter key presses: on, not another language. */}
      <button type="submit" name="intent" value="go" hidden tabIndex={-1} aria-hidden="true" />
      <div className="flex items-baseline justify-between pt-6">
        <h1 className="text-row">{title}</h1>
        <QuietButton name="intent" value="language" lang={words.languageTag}>
          {words.language}
        </QuietButton>
      </div>
      <ErrorSummary problems={part.empty ? [{ field: "questions", words: words.empty }] : summary} />
      {part.more && <Note>{plain.more}</Note>}
      <div id="questions" className="mt-6">
        <PartFields
          section={part.section}
          n={part.n}
          of={part.of}
          answers={part.answers}
          problems={problems}
          typed={part.typed}
        />
      </div>
      {isLast && <Hint>{words.sendHint}</Hint>}
      <Actions>
        <Button tone="main" name="intent" value="go">
          {isLast ? words.send : words.next}
        </Button>
        {part.n > 1 && (
          <Button tone="soft" name="intent" value="back">
            {words.back}
          </Button>
        )}
      </Actions>
    </form>
  );
}
