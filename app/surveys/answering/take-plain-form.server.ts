/** One page of the form without script, as it was sent. */
import { randomUUID } from "node:crypto";
import type { Language } from "#app/i18n/index.ts";
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import { firstPlainPart, type PlainStep, takePlainPart } from "./plain-form.ts";

/** The button under the explanation opens the first part, with a number for the form. */
export function takePlainForm(questionnaire: Questionnaire, form: FormData, language: Language): PlainStep {
  return form.get("intent") === "begin"
    ? firstPlainPart(questionnaire, randomUUID(), language)
    : takePlainPart(questionnaire, form);
}
