/** Begins a petition with what another app shared: photos, recordings, words. */
import { redirect } from "@remix-run/node";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { takeFiles } from "../attachments/take-files.server.ts";
import { beginDraft, type DraftContext } from "./draft.server.ts";
import { nothingCarried } from "./draft-answers.ts";
import { keepAnswer, withAnswer } from "./filing-request.server.ts";
import { filingAddresses, stepPath } from "./filing-steps.ts";
import { longest } from "./petition-form.ts";

/** What is not taken (a film, a tenth photo) is left out; the page that follows shows what has arrived. */
export async function takeShared(request: Request, context: DraftContext): Promise<Response> {
  const actor = await actorOf(request, context);
  const begun = await beginDraft(request, context, { actor, carried: nothingCarried });
  if (!begun.ok) return redirect(filingAddresses.start);
  const { draft, cookie } = begun;
  const { form } = await takeFiles(request, context, draft.id, messagesFor(languageOf(request)));
  const words = ["title", "text", "url"]
    .map((name) => String(form.get(name) ?? "").trim())
    .filter((text, at, all) => text !== "" && all.indexOf(text) === at)
    .join("\n");
  const narrative = [...words].slice(0, longest.narrative).join("");
  await keepAnswer(context, { actor, draft }, (answers) => withAnswer(answers, "what", { narrative }));
  return redirect(stepPath("what"), { headers: { "Set-Cookie": cookie } });
}
