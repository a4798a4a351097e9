/** The frame of one question of "say it". */
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary, type FieldProblem } from "#app/ui/error-summary.tsx";
import { Note, SavedNote } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { StepTop } from "#app/ui/steps.tsx";
import { type FilingStep, filingSteps, pathBefore, stepNumber } from "./filing-steps.ts";

/**
 * Way back, progress, what is to be mended, then `children`. `before` stands above the form and outside it, for a
 * form of its own. `upload` sends files. `action` is where the form goes when that is not this very address.
 */
export function QuestionPage({
  step,
  onBehalf,
  problems,
  before,
  upload = false,
  action,
  children,
}: {
  step: FilingStep;
  onBehalf: boolean;
  problems: readonly FieldProblem[];
  before?: ReactNode;
  upload?: boolean;
  action?: string | undefined;
  children: ReactNode;
}) {
  const { common, filing } = useMessages();
  return (
    <Column>
      <StepTop back={pathBefore(step)} n={stepNumber(step)} of={filingSteps.length} />
      {onBehalf && <Note icon="document">{filing.onBehalf}</Note>}
      <ErrorSummary problems={problems} />
      {before}
      <Form
        method="post"
        action={action}
        reloadDocument
        encType={upload ? "multipart/form-data" : undefined}
        noValidate
      >
        {children}
        <Actions>
          <Button tone="main">{common.form.next}</Button>
        </Actions>
        <SavedNote>{filing.saved}</SavedNote>
      </Form>
    </Column>
  );
}
