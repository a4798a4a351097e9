/** What was kept for a round that is over: it can be sent no more, so it leaves the phone. */
import { useEffect, useState } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { forgetOnPhone, idOfInvitation, keptOnPhone } from "./phone-store.ts";

/** Says so when answers were still waiting. */
export function ForgetWhenOver({ code }: { readonly code: string }) {
  const { states } = useMessages().answering;
  const [unsent, setUnsent] = useState(false);
  useEffect(() => {
    const forget = async () => {
      if (globalThis.crypto?.subtle === undefined) return;
      const id = await idOfInvitation(code);
      const kept = await keptOnPhone(id);
      if (kept === null || kept.phase === "sent") return;
      await forgetOnPhone(id);
      setUnsent(true);
    };
    void forget();
  }, [code]);
  if (!unsent) return null;
  return (
    <Column>
      <Note icon="phone">
        <span role="status">{states.unsentGone}</span>
      </Note>
    </Column>
  );
}
