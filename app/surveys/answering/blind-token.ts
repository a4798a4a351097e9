/**
 * The enterprise's side of a token (RFC 9474): made, blinded and finished in its own browser. What the server signs
 * looks to it like any random number, so that it cannot know the token again.
 */
import { RSABSSA } from "@cloudflare/blindrsa-ts";

const suite = RSABSSA.SHA384.PSS.Randomized();
const messageBytes = 32;

/** What the browser keeps between asking for the signature and getting it; all base64. */
export type BlindedToken = {
  /** The message with its random prefix, as it is signed. */
  readonly message: string;
  readonly blinded: string;
  /** Takes the blinding away again. Whoever has it can tie the token to the invitation: it stays on the phone. */
  readonly inverse: string;
};

export type Token = { readonly message: string; readonly signature: string };

/** `publicKey` is SPKI in base64. */
export async function beginToken(publicKey: string): Promise<BlindedToken> {
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(messageBytes)));
  const { blindedMsg, inv } = await suite.blind(await importKey(publicKey), message);
  return { message: toBase64(message), blinded: toBase64(blindedMsg), inverse: toBase64(inv) };
}

/** Throws when the signature is not one of this key: the server did something else than it says. */
export async function finishToken(
  publicKey: string,
  begun: BlindedToken,
  blindSignature: string,
): Promise<Token> {
  const signature = await suite.finalize(
    await importKey(publicKey),
    fromBase64(begun.message),
    fromBase64(blindSignature),
    fromBase64(begun.inverse),
  );
  return { message: begun.message, signature: toBase64(signature) };
}

function importKey(publicKey: string): Promise<CryptoKey> {
  const algorithm = { name: "RSA-PSS", hash: "SHA-384" };
  return crypto.subtle.importKey("spki", fromBase64(publicKey), algorithm, true, ["verify"]);
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
