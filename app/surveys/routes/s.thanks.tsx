import { useMessages } from "#app/i18n/use-messages.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DoneHead } from "../answering/answer-page.tsx";

/** Knows nothing of what was sent. */
export const handle = { hydrate: false };
export const meta = titled((messages) => messages.answering.done.title);

export default function ThanksPage() {
  const { done } = useMessages().answering;
  return (
    <Column>
      <DoneHead lead={done.plainLead} />
    </Column>
  );
}
