/** Files a petition that was said on one page, perhaps long before a signal carried it here. */
import { messagesFor } from "#app/i18n/index.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { stepsOf } from "./at-once-answers.ts";
import { changeDraft, type Draft, type DraftContext } from "./draft.server.ts";
import type { TypedFields } from "./draft-answers.ts";
import { dropDraft } from "./drop-draft.server.ts";
import type { Submission } from "./store-petition.server.ts";
import { type SubmitResult, submitIn } from "./submit-petition.server.ts";

export type AtOnceResult =
  /** The draft whose receipt it is: another one when the same form came before. */
  | { readonly ok: true; readonly number: string; readonly draftId: string }
  | Extract<SubmitResult, { ok: false }>;

/**
 * Sending the same form twice, also at the same moment, gives the same number: each brings a draft of its own, and
 * `key` says that they are one. The draft that is not needed goes.
 */
export async function submitAtOnce(
  context: DraftContext,
  {
    draft,
    fields,
    key,
    actor,
    language,
  }: Pick<Submission, "actor" | "language"> & {
    /** Its files are kept already. */
    readonly draft: Draft;
    readonly fields: TypedFields;
    readonly key: string;
  },
): Promise<AtOnceResult> {
  const divisionCode = fields.division;
  await changeDraft(
    context,
    draft.id,
    (answers) => ({ ...answers, steps: stepsOf(fields) }),
    divisionCode === undefined ? {} : await knownPlace(context, divisionCode),
  );
  const submission = { draftId: draft.id, actor, language, messages: messagesFor(language) };
  const result = await context.db.$transaction(
    (tx) =>
      once<AtOnceResult>(
        tx,
        `petition.at_once:${actor.kind === "visitor" ? "visitor" : actor.personId}`,
        key,
        async () => {
          const sent = await submitIn(tx, context, submission);
          return sent.ok ? { ...sent, draftId: draft.id } : sent;
        },
        ({ ok }) => ok,
      ),
    { timeout: 20_000 },
  );
  if (result.ok && result.draftId !== draft.id) await dropDraft(context, draft.id);
  return result;
}

/** Drafts refer to places that exist; one that does not is told with the other problems. */
async function knownPlace({ db }: DraftContext, code: string): Promise<{ readonly divisionCode?: string }> {
  return (await db.division.count({ where: { code } })) === 0 ? {} : { divisionCode: code };
}
