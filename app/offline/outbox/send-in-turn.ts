/** One tab or worker sends at a time; the others wait for their turn, and hear of what changed. */
import { oneAtATime } from "../one-at-a-time.ts";
import type { OutboxStore } from "./outbox-store.ts";
import { sendEntries } from "./send-entries.ts";

const lockName = "outbox";
/** On which every tab and the worker tell each other that something changed. */
export const channelName = "outbox";
/** Where parts of files go (app/attachments/routes/uploads.$id.ts). */
const uploadsPath = "/uploads";

export function sendInTurn(
  {
    store,
    owner,
    changed,
  }: { readonly store: OutboxStore; readonly owner: string; readonly changed: () => void },
  wish: { readonly urged: boolean; readonly only?: string | undefined },
): Promise<void> {
  return oneAtATime(lockName, () =>
    sendEntries(
      {
        store,
        owner,
        changed,
        fetch: (input, init) => fetch(input, init),
        now: Date.now,
        uploads: uploadsPath,
      },
      wish,
    ),
  );
}
