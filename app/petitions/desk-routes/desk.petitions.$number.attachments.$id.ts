import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { attachmentHeaders } from "#app/attachments/attachment-headers.ts";
import { isId } from "#app/platform/ids.ts";
import { openMaterial } from "../attachments/petition-material.server.ts";
import { numberIn } from "../desk/desk-request.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.read");
  const { id = "" } = params;
  const number = numberIn(params);
  const opened = isId(id)
    ? await openMaterial(context.db, context.env, { number, attachmentId: id, actor, now: context.now() })
    : null;
  if (opened === null) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(opened.bytes), { headers: attachmentHeaders(opened) });
}
