/** A step of the timeline in words; some name where it went or who took it. */
import type { Messages } from "#app/i18n/index.ts";

export function happenedWords(
  { happened }: Messages["petitions"],
  { action, facts }: { readonly action: string; readonly facts: unknown },
): string {
  if (!isStep(happened, action)) return action;
  const words = happened[action];
  if (typeof words === "string") return words;
  const named = action === "transfer" ? factOf(facts, "to") : factOf(facts, "by");
  return words(named);
}

function isStep(happened: object, action: string): action is keyof Messages["petitions"]["happened"] {
  return Object.hasOwn(happened, action);
}

/** One fact of an event; empty when it has none of that name. */
export function factOf(facts: unknown, name: string): string {
  if (typeof facts !== "object" || facts === null || !(name in facts)) return "";
  const value = (facts as Record<string, unknown>)[name];
  return typeof value === "string" ? value : "";
}
