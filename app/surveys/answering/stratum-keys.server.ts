/**
 * The keys that sign tokens, one for each stratum: a token proves its stratum and nothing else. RSABSSA-SHA384-PSS-
 * Randomized with 2048 bits (RFC 9474, 5). The server's two operations are Node's own: the raw private-key operation on
 * a blinded message, and the verification of an ordinary RSASSA-PSS signature.
 */
import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  verify,
} from "node:crypto";
import { promisify } from "node:util";
import type { Env } from "#app/platform/env.server.ts";
import { open, seal } from "#app/platform/field-encryption.server.ts";

type Keys = Pick<Env, "fieldKeys">;

const bits = 2048;
/** Bytes of a blinded message and of a signature. */
export const signatureBytes = bits / 8;
/** Of SHA-384, which RFC 9474 takes for the salt. */
const saltLength = 48;

/** A new pair for the stratum with this id: SPKI in base64, and PKCS #8 sealed. */
export async function makeStratumKey(
  env: Keys,
  stratumId: string,
): Promise<{ readonly publicKey: string; readonly privateKeySealed: string }> {
  const pair = await promisify(generateKeyPair)("rsa", { modulusLength: bits, publicExponent: 0x10001 });
  const pem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return {
    publicKey: pair.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    privateKeySealed: seal(env.fieldKeys, pem, contextOf(stratumId)),
  };
}

/**
 * The blind signature of a blinded message (RFC 9474, 4.3): computed, and checked with the public key before it leaves,
 * so that a fault of the machine never gives the key away. Null when it is not a number below the modulus.
 */
export function signBlinded(
  env: Keys,
  stratum: { readonly id: string; readonly publicKey: string; readonly privateKeySealed: string },
  blinded: Buffer,
): Buffer | null {
  if (blinded.length !== signatureBytes) return null;
  const privateKey = createPrivateKey(open(env.fieldKeys, stratum.privateKeySealed, contextOf(stratum.id)));
  const padding = constants.RSA_NO_PADDING;
  try {
    const signature = privateDecrypt({ key: privateKey, padding }, blinded);
    const again = publicEncrypt({ key: publicKeyOf(stratum.publicKey), padding }, signature);
    if (!again.equals(blinded)) throw new Error("a blind signature does not fit its message");
    return signature;
  } catch (error) {
    if (isTooLarge(error)) return null;
    throw error;
  }
}

/** Whether this stratum's key signed the message (RFC 9474, 4.5: as any RSASSA-PSS signature). */
export function isSignedBy(publicKey: string, message: Buffer, signature: Buffer): boolean {
  if (signature.length !== signatureBytes) return false;
  const key = publicKeyOf(publicKey);
  return verify("sha384", message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
}

/** SHA-256 over the strata and their keys in the order of the strata: what every phone can compare. */
export function keysHash(strata: readonly { readonly key: string; readonly publicKey: string }[]): string {
  const hash = createHash("sha256");
  for (const { key, publicKey } of [...strata].sort((one, other) => (one.key < other.key ? -1 : 1)))
    hash.update(`${key} ${publicKey}\n`);
  return hash.digest("hex");
}

function publicKeyOf(spki: string): KeyObject {
  return createPublicKey({ key: Buffer.from(spki, "base64"), format: "der", type: "spki" });
}

function contextOf(stratumId: string) {
  return { field: "SurveyStratum.privateKey", record: stratumId };
}

/** OpenSSL's word for a number that is not below the modulus. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && error.code === "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_MODULUS"
  );
}
