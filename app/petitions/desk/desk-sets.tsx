/** The date that a step sets, in words: what the preview of the same rules says. */
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Words } from "#app/ui/words.tsx";
import type { DeskActionLine } from "./desk-case.server.ts";
import type { DeskAction } from "./desk-forms.ts";

/** Nobody expects a date of these. */
const betweenColleagues: readonly DeskAction[] = ["note", "assign", "recuse"];

export function Sets({ line }: { line: DeskActionLine }) {
  const { desk } = useMessages();
  const language = useLanguage();
  if (!line.open) return null;
  const { preview } = line;
  if (preview.kind === "goes_on") return betweenColleagues.includes(line.action) ? null : desk.case.setsNone;
  if (preview.kind === "ends") return desk.case.ends;
  const due: Readonly<Record<string, string>> = desk.due;
  return (
    <>
      <Words text={desk.case.sets(formatDayPlain(preview.due, language), due[preview.rule] ?? "")} />
      {preview.provisional && ` (${desk.case.provisional})`}
    </>
  );
}
