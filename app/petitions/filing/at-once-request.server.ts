/** Reads the one page of a petition: files first, as they arrive, then the words, all judged together. */

import { parseWithZod } from "@conform-to/zod/v4";
import type { Actor } from "#app/accounts/actor.ts";
import type { KeptFile } from "#app/attachments/keep-file.server.ts";
import { type Messages, messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { isId } from "#app/platform/ids.ts";
import { filesOfDraft } from "../attachments/attachment.server.ts";
import { takeFiles } from "../attachments/take-files.server.ts";
import { problemsAtOnce } from "./at-once-answers.ts";
import { consentForm } from "./consent-form.ts";
import {
  beginDraft,
  changeDraft,
  type Draft,
  type DraftContext,
  draftOfBrowser,
  reopenDraft,
} from "./draft.server.ts";
import { nothingCarried, type OnBehalf, type TypedFields, typedFieldsOf } from "./draft-answers.ts";
import { formFacts } from "./filing-request.server.ts";
import { submitAtOnce } from "./submit-at-once.server.ts";

export type AtOnceTaken =
  | { readonly ok: true; readonly number: string; readonly headers: Headers }
  /** The page again, with everything that was typed and the files that have arrived. */
  | {
      readonly ok: false;
      readonly draftId: string;
      readonly fields: TypedFields;
      readonly files: readonly KeptFile[];
      readonly problems: Record<string, string[]>;
      readonly headers: Headers;
    };

export async function takeAtOnce(
  request: Request,
  context: DraftContext,
  { actor, filesOnBehalf }: { readonly actor: Actor; readonly filesOnBehalf: boolean },
): Promise<AtOnceTaken> {
  const language = languageOf(request);
  const messages = messagesFor(language);
  const headers = new Headers();
  const draft = await draftFor(request, context, actor, headers);
  const { form, refused } = await takeFiles(request, context, draft.id, messages);
  const fields = typedFieldsOf(form);
  const again = async (problems: Record<string, string[]>): Promise<AtOnceTaken> => ({
    ok: false,
    draftId: draft.id,
    fields,
    files: await filesOfDraft(context.db, context.env, draft.id),
    problems,
    headers,
  });
  const { onBehalf, problems: consent } = consentOf(fields, filesOnBehalf, messages);
  const problems: Record<string, string[]> = {
    ...consent,
    ...problemsAtOnce(fields, messages, await formFacts(context, draft.id)),
    ...(refused.length > 0 ? { files: refused.map(({ words }) => words) } : {}),
  };
  if (Object.keys(problems).length > 0) return again(problems);
  const key = fields.idempotencyKey ?? "";
  if (!isId(key)) throw new Response(null, { status: 400 });
  if (onBehalf !== null) await changeDraft(context, draft.id, (answers) => ({ ...answers, onBehalf }));
  const sent = await submitAtOnce(context, { draft, fields, key, actor, language });
  if (sent.ok) {
    headers.set("Set-Cookie", await reopenDraft(request, context, sent.draftId));
    return { ok: true, number: sent.number, headers };
  }
  if (sent.reason === "no_receiver") return again({ kind: [messages.filing.atOnce.noReceiver] });
  // What the page could not see: the place is not this clerk's, or not of this city.
  return again({
    division: [onBehalf === null ? messages.filing.problems.whereUnknown : messages.filing.desk.outside],
  });
}

/** The draft of the page that came back with something to mend, else a new one. */
async function draftFor(
  request: Request,
  context: DraftContext,
  actor: Actor,
  headers: Headers,
): Promise<Draft> {
  const named = new URL(request.url).searchParams.get("draft");
  const known = named === null ? null : await draftOfBrowser(request, context, actor, named);
  if (known !== null && known.submittedAs === null) return known;
  const begun = await beginDraft(request, context, { actor, carried: nothingCarried });
  if (!begun.ok) throw new Response(null, { status: 429 });
  headers.append("Set-Cookie", begun.cookie);
  return begun.draft;
}

/** A clerk says for whom, and how that person agreed: nothing is taken for said, or a neighbour's matter becomes theirs. */
function consentOf(
  { consent = "", note = "" }: TypedFields,
  filesOnBehalf: boolean,
  messages: Messages,
): { readonly onBehalf: OnBehalf | null; readonly problems: Readonly<Record<string, string[]>> } {
  if (!filesOnBehalf || consent === "self") return { onBehalf: null, problems: {} };
  const form = new FormData();
  form.append("method", consent);
  form.append("note", note);
  const judged = parseWithZod(form, { schema: consentForm(messages) });
  if (judged.status === "success") return { onBehalf: judged.value, problems: {} };
  const { method, note: noteProblems } = judged.error ?? {};
  return {
    onBehalf: null,
    problems: { ...(method ? { consent: method } : {}), ...(noteProblems ? { note: noteProblems } : {}) },
  };
}
