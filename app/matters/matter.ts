/** What a notification, a link or words carried over may be about, whichever product it lives in. */
export const matterKinds = ["petition", "question", "booking"] as const;
export type MatterKind = (typeof matterKinds)[number];

export type Matter = { readonly kind: MatterKind; readonly id: string };

/** Whether what a message is about is a matter, and not work of the desk. */
export function isMatter(about: { readonly kind: string; readonly id: string }): about is Matter {
  return matterKinds.some((kind) => kind === about.kind);
}

/** A matter as a link names it. */
export type NumberedMatter = Matter & { readonly number: string };
