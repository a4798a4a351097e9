/** How a page marks a form that waits on the phone when it cannot be sent. */
import { type OutboxKind, outboxKinds } from "./entry.ts";

/** `<Form {...waits("booking")}>`. Its action ends in `taken` (taken.server.ts) and takes the same key once. */
export function waits(kind: OutboxKind): { readonly "data-outbox": OutboxKind } {
  return { "data-outbox": kind };
}

/** Null for a form that is only ever sent now. */
export function kindOf(form: { readonly dataset: DOMStringMap }): OutboxKind | null {
  return outboxKinds.find((kind) => kind === form.dataset.outbox) ?? null;
}
