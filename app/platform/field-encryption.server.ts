/**
 * Sealing of single fields: AES-256-GCM with a key ring, and keyed blind indexes for look-up.
 *
 * A sealed text is `v1.<key id>.<iv>.<ciphertext and tag>`, base64url. The additional data names the field and
 * the record, so that a ciphertext moved to another column or person does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

export type FieldKey = { readonly id: string; readonly secret: Buffer };

export type KeyRing = {
  /** The first key seals; all of them open. */
  readonly keys: readonly [FieldKey, ...FieldKey[]];
};

/** Where a sealed text belongs: `Person.phone` of the record with this id. */
export type SealContext = { readonly field: string; readonly record: string };

const tagBytes = 16;

/** Throws when `plain` is not a string; an empty string seals like any other. */
export function seal(ring: KeyRing, plain: string, context: SealContext): string {
  const key = ring.keys[0];
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.secret, iv);
  cipher.setAAD(additionalData(context));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${key.id}.${iv.toString("base64url")}.${sealed.toString("base64url")}`;
}

/** Throws when the text was changed, belongs elsewhere, or its key is no longer in the ring. */
export function open(ring: KeyRing, sealed: string, context: SealContext): string {
  const [version, keyId, iv, body] = sealed.split(".");
  if (version !== "v1" || !keyId || !iv || !body) throw new Error(`not a sealed ${context.field}`);
  const key = ring.keys.find((candidate) => candidate.id === keyId);
  if (!key) throw new Error(`the key ${keyId} that sealed a ${context.field} is not in the ring`);
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key.secret, Buffer.from(iv, "base64url"));
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  const plain = Buffer.concat([
    decipher.update(bytes.subarray(0, bytes.length - tagBytes)),
    decipher.final(),
  ]);
  return plain.toString("utf8");
}

/** Seals bytes (a photo, a voice note): iv, ciphertext, tag, with the key id in front. */
export function sealBytes(ring: KeyRing, plain: Uint8Array, context: SealContext): Buffer {
  const key = ring.keys[0];
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.secret, iv);
  cipher.setAAD(additionalData(context));
  const keyId = Buffer.from(key.id, "utf8");
  return Buffer.concat([
    Buffer.from([keyId.length]),
    keyId,
    iv,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** The inverse of `sealBytes`; throws as `open` does. */
export function openBytes(ring: KeyRing, sealed: Buffer, context: SealContext): Buffer {
  const idLength = sealed[0] ?? 0;
  const keyId = sealed.subarray(1, 1 + idLength).toString("utf8");
  const key = ring.keys.find((candidate) => candidate.id === keyId);
  if (!key) throw new Error(`the key ${keyId} that sealed a ${context.field} is not in the ring`);
  const iv = sealed.subarray(1 + idLength, 13 + idLength);
  const decipher = createDecipheriv("aes-256-gcm", key.secret, iv);
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([
    decipher.update(sealed.subarray(13 + idLength, sealed.length - tagBytes)),
    decipher.final(),
  ]);
}

/**
 * A keyed hash under which a value can be found again but not read: `kind` keeps the same digits as a phone
 * and as a number apart. The caller normalises the value first.
 */
export function blindIndex(secret: Buffer, kind: string, value: string): string {
  return createHmac("sha256", secret)
    .update(kind)
    .update("\0")
    .update(value)
    .digest("base64url")
    .slice(0, 32);
}

function additionalData({ field, record }: SealContext): Buffer {
  return Buffer.from(`${field}\0${record}`, "utf8");
}
