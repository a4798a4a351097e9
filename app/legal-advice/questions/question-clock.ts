/** Which clock runs for a question in which state. Our own promise (FL-answer, FL-confirm), so it may pause. Pure. */
import { addDays, daysBetween, type LocalDate } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import type { QuestionState } from "./question-workflow.ts";

export type QuestionClockFacts = {
  readonly state: QuestionState;
  readonly askedOn: LocalDate;
  readonly assignedOn: LocalDate | null;
  readonly askedBackOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
  /** Days the asker was waited for since it was assigned; the answer is due that much later. */
  readonly waitedDays: number;
};

export type QuestionClock = {
  readonly rule: "FL-answer" | "FL-confirm";
  readonly from: LocalDate;
  readonly due: LocalDate;
  readonly provisional: boolean;
};

/** Null once it has ended. Throws when a date of the state is missing. */
export function questionClock(facts: QuestionClockFacts, calendar: WorkingCalendar): QuestionClock | null {
  const run = (rule: QuestionClock["rule"], from: LocalDate | null, waited = 0): QuestionClock => {
    if (from === null) throw new Error(`a question that is ${facts.state} has the date of it`);
    const { due, provisional } = statutoryDeadline({ rule, from, calendar });
    return { rule, from, due: addDays(due, waited), provisional };
  };
  switch (facts.state) {
    // Until somebody has it the days count from when it was asked.
    case "waiting":
      return run("FL-answer", facts.askedOn);
    case "assigned":
      return run("FL-answer", facts.assignedOn, facts.waitedDays);
    // It waits for the asker; one that never comes back is closed.
    case "asked_back":
      return run("FL-confirm", facts.askedBackOn);
    case "answered":
      return run("FL-confirm", facts.answeredOn);
    case "closed":
    case "withdrawn":
      return null;
  }
}

/** Days from the asking back to the reply, none for the same day. */
export function daysWaited(askedBackOn: LocalDate | null, today: LocalDate): number {
  return askedBackOn === null ? 0 : Math.max(0, daysBetween(askedBackOn, today));
}
