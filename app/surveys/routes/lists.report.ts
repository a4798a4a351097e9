import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { handOverQuery } from "#app/matters/hand-over.ts";
import { isId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { conductItemHandOver } from "../conduct-lists/report-breach.server.ts";

/** `?item=` is the line that was breached: it goes with the report, which begins as any petition does. */
export async function loader({ request }: LoaderFunctionArgs) {
  const item = new URL(request.url).searchParams.get("item");
  if (!isId(item)) throw redirect(addresses.conductLists);
  throw redirect(`${addresses.say}/what?new&class=redress&${handOverQuery(conductItemHandOver, item)}`);
}
