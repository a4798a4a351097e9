/** What pages of the builder ask first: who it is, and the draft that is worked on. */
import type { AppLoadContext } from "@remix-run/node";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import type { FieldProblem } from "#app/ui/error-summary.tsx";
import type { DraftChanged } from "./change-draft.server.ts";
import { type ReadVersion, readQuestionnaire } from "./read-questionnaires.server.ts";

/** Throws 404 unless there is one and it is theirs. */
export async function requireQuestionnaire(
  request: Request,
  context: AppLoadContext,
  id: string | undefined,
  number: number | null = null,
): Promise<ReadVersion> {
  const actor = await requireStaff(request, context, "survey.run");
  const questionnaire = await readQuestionnaire(context.db, actor, id, number);
  if (questionnaire === null) throw new Response(null, { status: 404 });
  return questionnaire;
}

/** `?version=` of the address; null when it names none. */
export function askedVersion(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get("version") ?? "";
  return /^\d{1,6}$/.test(asked) ? Number(asked) : null;
}

export function isDraft({ publishedAt, archived }: Pick<ReadVersion, "publishedAt" | "archived">): boolean {
  return publishedAt === null && !archived;
}

/** What a refused change is answered with: the problem at `field`, and the revision to try again on. */
export function refusedChange(
  request: Request,
  changed: Extract<DraftChanged, { readonly ok: false }>,
  { field, revision }: { readonly field: string; readonly revision: number },
): { readonly problems: readonly FieldProblem[]; readonly revision: number } {
  const { problems } = messagesFor(languageOf(request)).questionnaires;
  return {
    problems: [{ field, words: problems[changed.reason] }],
    revision: changed.reason === "changed_meanwhile" ? changed.revision : revision,
  };
}
