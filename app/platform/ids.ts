import { v7 } from "uuid";

/** A new record id: UUID version 7 (RFC 9562), which sorts by time and so keeps index pages together. */
export function newId(): string {
  return v7();
}
