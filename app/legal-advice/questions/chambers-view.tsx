/** The parts of a question's page as its adviser sees it. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { type DoItem, DoList } from "#app/ui/case-lists.tsx";
import { type AdviserStep, adviserSteps } from "./adviser-steps.ts";
import type { ShownQuestion } from "./question-view.server.ts";

/** Why the table keeps a step of the adviser closed, in words. */
export function useAdviserRefusal(): (step: AdviserStep, because: Because) => string {
  const { chambers, closed } = useMessages().questions;
  return (step, because) => {
    if (because === "state" || because === null) return chambers.closed.state[step];
    return because === "both_consent" ? chambers.closed.both_consent : closed[because];
  };
}

type Because = ShownQuestion["actions"][number]["because"];

/** What the table opens, and when the rest opens; the first that is open has the button. */
export function WhatTheAdviserCan({ question }: { question: ShownQuestion }) {
  const { chambers } = useMessages().questions;
  const refusal = useAdviserRefusal();
  const path = (step: AdviserStep) => `${addresses.chambers}/questions/${question.number}/${step}`;
  const lines = adviserSteps.flatMap((step) => {
    const line = question.actions.find(({ action }) => action === step);
    // What has not been agreed to is not taken back.
    if (line === undefined || (step === "withdraw_consent" && line.because !== null)) return [];
    return [{ step, because: line.because }];
  });
  const first = lines.find(({ because, step }) => because === null && step === "answer");
  return (
    <DoList
      first={
        first && (
          <ButtonLink to={path(first.step)} tone="main">
            {chambers.step[first.step].title}
          </ButtonLink>
        )
      }
      items={lines
        .filter((line) => line !== first)
        .map(({ step, because }): DoItem => {
          const { title, text } = chambers.step[step];
          return because === null
            ? { key: step, verb: title, to: path(step), sets: text }
            : { key: step, verb: title, condition: refusal(step, because) };
        })}
    />
  );
}
