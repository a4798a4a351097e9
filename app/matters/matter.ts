/** What a notification, a link or words carried over may be about, whichever product it lives in. */
export const matterKinds = ["petition", "question", "booking"] as const;
export type MatterKind = (typeof matterKinds)[number];

export type Matter = { readonly kind: MatterKind; readonly id: string };

/** A matter as a link names it. */
export type NumberedMatter = Matter & { readonly number: string };
