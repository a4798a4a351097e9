/** What "which door" hands over in the address of `/say`: `class`, `topic`, `concerned`, `division`. Pure. */
import { type Carried, nothingCarried } from "./draft-answers.ts";
import { type FilingKind, filingKinds } from "./petition-form.ts";

export function carriedFrom(url: URL): Carried {
  const read = (name: string, most: number) => {
    const value = url.searchParams.get(name)?.trim().slice(0, most) ?? "";
    return value === "" ? null : value;
  };
  const kind = read("class", 20);
  const division = read("division", 12);
  return {
    ...nothingCarried,
    kind: kind !== null && isFilingKind(kind) ? kind : null,
    topic: read("topic", 60),
    concerned: read("concerned", 100),
    division: division !== null && /^\d{6,12}$/.test(division) ? division : null,
  };
}

function isFilingKind(text: string): text is FilingKind {
  return (filingKinds as readonly string[]).includes(text);
}
