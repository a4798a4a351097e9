/** How the asker gets to a question: by account, or by number and lookup code. */
import { redirect } from "@remix-run/node";
import { type ActorContext, actorOf } from "#app/accounts/current-actor.server.ts";
import { openedByCode } from "#app/matters/open-by-code.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { QuestionActor } from "./question-access.server.ts";
import { readQuestion, type ShownQuestion } from "./question-view.server.ts";

/**
 * The question, for whoever it belongs to. Everybody else is sent to where number and code are asked; whether there is
 * such a question is not said.
 */
export async function requireOwnQuestion(
  request: Request,
  context: ActorContext,
  number = "",
): Promise<{ readonly question: ShownQuestion; readonly actor: QuestionActor }> {
  const actor = await askerOf(request, context, number);
  const { db, env } = context;
  const question = actor === null ? null : await readQuestion(db, env, { number, actor, now: context.now() });
  if (actor === null || question === null)
    throw redirect(`${addresses.track}?number=${encodeURIComponent(number)}`);
  return { question, actor };
}

async function askerOf(
  request: Request,
  context: ActorContext,
  number: string,
): Promise<QuestionActor | null> {
  const actor = await actorOf(request, context);
  const question = await context.db.legalQuestion.findUnique({
    where: { number },
    select: { id: true, askerId: true },
  });
  if (question === null) return null;
  // Staff are residents too, of what they asked for themselves.
  if (actor.kind !== "visitor" && actor.personId === question.askerId)
    return { kind: "resident", personId: actor.personId };
  return (await openedByCode(request, context)) === question.id
    ? { kind: "code_holder", questionId: question.id }
    : null;
}
