/** Entries of a phone's outbox. */
import type { OutboxEntry } from "#app/offline/outbox/entry.ts";

export function anOutboxEntry(changes: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: crypto.randomUUID(),
    kind: "rating",
    title: "您满意吗",
    firstWords: "办得快",
    action: "/cases/261123000019/rate",
    page: "/cases/261123000019/rate",
    encoding: "urlencoded",
    key: "0192d5e8-0000-7000-8000-000000000001",
    fingerprint: "f",
    fields: [["level", "5"]],
    files: [],
    createdAt: 1_000,
    state: "waiting",
    failures: 0,
    nextAttemptAt: 1_000,
    result: null,
    isSeen: false,
    ...changes,
  };
}
