/** A question as the adviser who has it opens it. */
import type { ActorContext } from "#app/accounts/current-actor.server.ts";
import { requireAdviser } from "../adviser-access.server.ts";
import { readQuestion, type ShownQuestion } from "./question-view.server.ts";

/** Throws 404 for every adviser but the one who has it. */
export async function requireAdvisersQuestion(request: Request, context: ActorContext, number = "") {
  const { actor } = await requireAdviser(request, context);
  const { db, env } = context;
  const question: ShownQuestion | null = await readQuestion(db, env, { number, actor, now: context.now() });
  if (question === null) throw new Response(null, { status: 404 });
  return { question, actor };
}
