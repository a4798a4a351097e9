/** The short forms of the builder: name and length, a section, a dimension. Pure; shared by browser and server. */
import type { Messages } from "#app/i18n/index.ts";
import type { DraftChange } from "./draft-change.ts";
import type { Questionnaire } from "./questionnaire.ts";

export const shortParts = ["title", "section", "dimension"] as const;
export type ShortPart = (typeof shortParts)[number];

/** `number`: minutes of the whole, weight of a dimension; of a section nothing. */
export type TypedPart = { readonly zh: string; readonly en: string; readonly number: string };

/** What stands in the form at first; null when there is no such part. */
export function typedPart(draft: Questionnaire, part: ShortPart, id: string): TypedPart | null {
  if (part === "title") return { ...draft.title, number: String(draft.minutes) };
  if (id === "new") return { zh: "", en: "", number: part === "dimension" ? "1" : "" };
  const list: readonly {
    readonly id: string;
    readonly words: { zh: string; en: string };
    weight?: number;
  }[] = part === "section" ? draft.sections : draft.dimensions;
  const known = list.find((each) => each.id === id);
  return known === undefined ? null : { ...known.words, number: String(known.weight ?? "") };
}

export type PartRead =
  | { readonly ok: true; readonly change: DraftChange }
  | { readonly ok: false; readonly problems: readonly { readonly field: string; readonly words: string }[] };

export function readPart(part: ShortPart, which: string, typed: TypedPart, m: Messages): PartRead {
  const { problems: say } = m.questionnaires;
  const words = { zh: typed.zh.trim(), en: typed.en.trim() };
  const [least, most] = part === "title" ? [1, 60] : [0.1, 10];
  const number = Number(typed.number.trim());
  const fits =
    typed.number.trim() !== "" &&
    number >= least &&
    number <= most &&
    (part !== "title" || Number.isInteger(number));
  const problems = [
    ...(words.zh === "" ? [{ field: "zh", words: say.words }] : []),
    ...(words.zh.length > 300 ? [{ field: "zh", words: say.long(300) }] : []),
    ...(words.en.length > 600 ? [{ field: "en", words: say.long(600) }] : []),
    ...(part !== "section" && !fits ? [{ field: "number", words: say.number(least, most) }] : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const id = which === "new" ? null : which;
  switch (part) {
    case "title":
      return { ok: true, change: { do: "details", title: words, minutes: number } };
    case "section":
      return { ok: true, change: { do: "put_section", id, words } };
    case "dimension":
      return { ok: true, change: { do: "put_dimension", id, words, weight: number } };
  }
}
