import type { LoaderFunctionArgs } from "@remix-run/node";
import { attachmentHeaders } from "#app/attachments/attachment-headers.ts";
import { thumbnailOf } from "#app/attachments/inspect-attachment.server.ts";
import { openAttachment } from "#app/attachments/keep-file.server.ts";
import { requireDraft } from "../filing/filing-request.server.ts";

/** A file of the draft that this browser is saying; `?small` gives a picture for the list. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { draft } = await requireDraft(request, context);
  const { id = "" } = params;
  const file = /^[0-9a-f-]{36}$/.test(id)
    ? await context.db.attachment.findFirst({
        where: { id, draftId: draft.id, removedAt: null },
        select: { id: true, storageKey: true, contentType: true, kind: true },
      })
    : null;
  if (file === null) throw new Response(null, { status: 404 });
  const bytes = await openAttachment(context.env, file);
  const small = file.kind === "image" && new URL(request.url).searchParams.has("small");
  return new Response(new Uint8Array(small ? await thumbnailOf(bytes, 104) : bytes), {
    headers: attachmentHeaders(file),
  });
}
