import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { filingAddresses } from "../filing/filing-steps.ts";
import { takeShared } from "../filing/take-shared.server.ts";

export function loader() {
  return redirect(filingAddresses.start);
}

/** Photos and words that another app of the phone shares with us (public/manifest.webmanifest). */
export async function action({ request, context }: ActionFunctionArgs) {
  return takeShared(request, context);
}
