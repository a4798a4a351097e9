/** What the builder says of a draft: names of its parts, where a fault is mended, what a step did. */
import type { Messages } from "#app/i18n/index.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { QuestionnaireFault } from "./check-questionnaire.ts";
import type { Part } from "./draft-change.ts";
import { type Questionnaire, questionsOf, type Words } from "./questionnaire.ts";

export type Say = (words: Words) => string;

export function partOf(draft: Questionnaire, part: Part, id: string) {
  const list = { question: questionsOf(draft), section: draft.sections, dimension: draft.dimensions }[part];
  return list.find((each) => each.id === id);
}

/** Where a part is changed. */
export function addressOfPart(id: string, part: Part | "title", at: string): string {
  const page = `${addresses.questionnaires}/${id}`;
  if (part === "title") return `${page}/title/edit`;
  return part === "question" ? `${page}/questions/${at}` : `${page}/${part}/${at}`;
}

export function faultWords(
  { questionnaires }: Messages,
  say: Say,
  draft: Questionnaire,
  { part, at, fault }: QuestionnaireFault,
): string {
  const words = part === "title" ? draft.title : partOf(draft, part, at)?.words;
  const name = words === undefined ? questionnaires.parts[part] : say(words);
  return questionnaires.faultAt(name, questionnaires.faults[fault]);
}

/** What the address says was done: `?done=move&what=question&at=q3`. */
export function doneWords(
  { questionnaires }: Messages,
  say: Say,
  draft: Questionnaire,
  query: URLSearchParams,
): string | null {
  const { said } = questionnaires;
  const done = query.get("done");
  const at = query.get("at") ?? "";
  switch (done) {
    case "move":
      return movedWords(said, say, draft, query.get("what") ?? "", at);
    case "copy":
      return said.copied(say(partOf(draft, "question", at)?.words ?? draft.title));
    case "removed":
    case "saved":
    case "created":
    case "published":
    case "begun":
    case "archived":
    case "taken_out":
      return said[done];
    default:
      return null;
  }
}

function movedWords(
  said: Messages["questionnaires"]["said"],
  say: Say,
  draft: Questionnaire,
  what: string,
  at: string,
): string | null {
  if (what === "question") {
    const section = draft.sections.find(({ questions }) => questions.some(({ id }) => id === at));
    const place = section?.questions.findIndex(({ id }) => id === at) ?? -1;
    const question = section?.questions[place];
    if (section === undefined || question === undefined) return null;
    return said.moved(say(question.words), say(section.words), place + 1);
  }
  const list = what === "section" ? draft.sections : draft.dimensions;
  const place = list.findIndex(({ id }) => id === at);
  const part = list[place];
  return part === undefined ? null : said.movedPart(say(part.words), place + 1);
}
