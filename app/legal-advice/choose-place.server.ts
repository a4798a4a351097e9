/** Which place somebody books or asks for: pressed before, or around the home of the account. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { aroundHome } from "#app/accounts/own-account.server.ts";
import { type DivisionPick, divisionPick } from "#app/organisations/division-picker.server.ts";

export async function choosePlace(
  request: Request,
  context: LoaderFunctionArgs["context"],
): Promise<DivisionPick> {
  const url = new URL(request.url);
  if (!["place", "in", "find"].some((name) => url.searchParams.has(name))) {
    const actor = await actorOf(request, context);
    const begin = actor.kind === "visitor" ? null : await aroundHome(context.db, actor.personId);
    if (begin !== null) url.searchParams.set("in", begin);
  }
  return divisionPick(context.db, url, null);
}
