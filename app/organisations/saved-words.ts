import type { Messages } from "#app/i18n/index.ts";
import type { Saved } from "./save-organisation.server.ts";

/** Why an organisation was not saved, in words, and the field they stand at. */
export function savedWords(
  refused: Extract<Saved, { ok: false }>,
  { organisations: { admin } }: Messages,
): { readonly field: string; readonly words: string } {
  const { problems } = admin;
  switch (refused.reason) {
    case "not_allowed":
      return { field: "name", words: problems.notAllowed };
    case "unknown":
      return { field: "name", words: problems.unknown };
    case "superior":
      return { field: "superiorId", words: problems.superior };
    case "changed":
      return { field: "name", words: problems.changed };
    case "members":
      return { field: "kind", words: problems.members };
    case "name_taken":
      return { field: "name", words: problems.nameTaken };
    case "last_administrator":
      return { field: "isActive", words: problems.lastAdministrator };
    case "open_matters":
      return { field: "isActive", words: problems.openMatters(refused.count) };
  }
}
