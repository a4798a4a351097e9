import type { LoaderFunctionArgs } from "@remix-run/node";
import { attachmentHeaders } from "#app/attachments/attachment-headers.ts";
import { openAttachment } from "#app/attachments/keep-file.server.ts";
import { isId } from "#app/platform/ids.ts";
import { petitionerOf } from "../tracking/case-access.server.ts";

/** A file of one's own petition; the lookup code alone does not open it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { number = "", id = "" } = params;
  const petitioner = await petitionerOf(request, context, number);
  const file =
    petitioner?.byAccount && isId(id)
      ? await context.db.attachment.findFirst({
          where: { id, petitionId: petitioner.petitionId, removedAt: null },
          select: { id: true, storageKey: true, contentType: true, kind: true },
        })
      : null;
  if (file === null) throw new Response(null, { status: 404 });
  const bytes = await openAttachment(context.env, file);
  return new Response(new Uint8Array(bytes), { headers: attachmentHeaders(file) });
}
