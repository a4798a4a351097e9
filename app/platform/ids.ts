import { v7 } from "uuid";

/** A new record id: UUID version 7 (RFC 9562), which sorts by time and so keeps index pages together. */
export function newId(): string {
  return v7();
}

/** Whether a text from outside can be an id at all; the database refuses anything else with an error. */
export function isId(text: string | null | undefined): text is string {
  return text != null && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}
