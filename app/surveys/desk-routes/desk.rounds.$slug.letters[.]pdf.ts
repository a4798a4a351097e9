import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { letterGroups, printLetters } from "../rounds/invitation-letters.server.ts";

/** Back to the round when there is nobody to write to any more. */
export async function loader({ request, context, params: { slug = "" } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const to = new URL(request.url).searchParams.get("to");
  const group = letterGroups.find((each) => each === to) ?? "all";
  const bytes = await printLetters(context, { actor, slug, group });
  if (bytes === null) throw redirect(`${addresses.rounds}/${encodeURIComponent(slug)}`);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="letters-${slug.replace(/[^a-z0-9-]/g, "")}-${group}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
