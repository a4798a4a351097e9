/** What may be added to a matter. Shared by browser and server; pure. */
export const attachmentLimits = {
  /** Files sent with a new matter, and at most as many with one addition. */
  count: 9,
  /** Files of one matter with everything added later. */
  perMatter: 45,
  /** Bytes of one file, as sent. */
  bytes: 20 * 1024 * 1024,
  /** Pixels of one photo: more is no camera's but a bomb. */
  pixels: 120_000_000,
  /** The longer side of a photo as it is kept. */
  side: 4096,
} as const;

/** For `accept`: with a list that names JPEG, iPhones turn their own HEIC photos into it by themselves. */
export const acceptedFiles = "image/jpeg,image/png,image/webp,application/pdf,audio/*";
export const acceptedAudio = "audio/*";

export type AttachmentKind = "image" | "document" | "audio";

/** Why a file was not taken; the name of its sentence. */
export type AttachmentRefusal = "too_large" | "too_many" | "empty" | "kind" | "heic" | "video" | "broken";
