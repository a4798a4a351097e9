import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { addresses } from "#app/ui/addresses.ts";
import { endSession } from "../session.server.ts";

export async function loader() {
  return redirect(addresses.home);
}

export async function action({ request, context }: ActionFunctionArgs) {
  return redirect(addresses.home, { headers: { "Set-Cookie": await endSession(request, context) } });
}
