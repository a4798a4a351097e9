/** How a file of a person is served: shown as what we found it to be, never run, never kept by anybody between. */
import type { AttachmentKind } from "./attachment-rules.ts";

export function attachmentHeaders({
  kind,
  contentType,
}: {
  readonly kind: AttachmentKind;
  readonly contentType: string;
}): Record<string, string> {
  return {
    "Content-Type": contentType,
    // A PDF may hold script of its own: it is saved, not opened inside our origin.
    "Content-Disposition": kind === "document" ? "attachment" : "inline",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
  };
}
