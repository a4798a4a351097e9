import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEnv } from "#tests/builders/keys.ts";
import { beginToken, finishToken } from "./blind-token.ts";
import { isSignedBy, keysHash, makeStratumKey, signatureBytes, signBlinded } from "./stratum-keys.server.ts";

const env = anEnv();
const stratum = { id: "stratum-1", ...(await makeStratumKey(env, "stratum-1")) };
const other = { id: "stratum-2", ...(await makeStratumKey(env, "stratum-2")) };
const bytes = (base64: string) => Buffer.from(base64, "base64");

async function aToken(of = stratum) {
  const begun = await beginToken(of.publicKey);
  const signed = signBlinded(env, of, bytes(begun.blinded));
  if (signed === null) throw new Error("not signed");
  return { begun, signed, token: await finishToken(of.publicKey, begun, signed.toString("base64")) };
}

describe("a token", () => {
  it("signed without being seen is an ordinary signature of its stratum, and of no other", async () => {
    const { token } = await aToken();
    const [message, signature] = [bytes(token.message), bytes(token.signature)];
    expect(isSignedBy(stratum.publicKey, message, signature)).toBe(true);
    expect(isSignedBy(other.publicKey, message, signature)).toBe(false);
  });

  it("has nothing in common with what the server saw when it signed", async () => {
    const { begun, signed, token } = await aToken();
    const seen = [begun.blinded, signed.toString("base64")];
    expect(seen).not.toContain(token.message);
    expect(seen).not.toContain(token.signature);
    // The same message, blinded again: another number for the server.
    const [one, two] = await Promise.all([beginToken(stratum.publicKey), beginToken(stratum.publicKey)]);
    expect(one.blinded).not.toBe(two.blinded);
  });

  it("is signed the same again, so that an answer lost on the way costs nothing", async () => {
    const { begun, signed } = await aToken();
    expect(signBlinded(env, stratum, bytes(begun.blinded))?.equals(signed)).toBe(true);
  });

  it("is refused by the phone when it was signed with another key than everybody's", async () => {
    const begun = await beginToken(stratum.publicKey);
    const signed = signBlinded(env, other, bytes(begun.blinded));
    await expect(
      finishToken(stratum.publicKey, begun, (signed ?? Buffer.alloc(0)).toString("base64")),
    ).rejects.toThrow();
  });

  it("that is forged or altered in any bit is no token", async () => {
    const { token } = await aToken();
    const message = bytes(token.message);
    const signature = bytes(token.signature);
    fc.assert(
      fc.property(fc.nat(signatureBytes - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(signature);
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(isSignedBy(stratum.publicKey, message, altered)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (words, forged) => {
        expect(isSignedBy(stratum.publicKey, Buffer.from(words), Buffer.from(forged))).toBe(false);
        expect(isSignedBy(stratum.publicKey, Buffer.from(words), signature)).toBe(false);
      }),
    );
  });

  it("is not signed for what is no blinded message", () => {
    expect(signBlinded(env, stratum, Buffer.alloc(10))).toBeNull();
    expect(signBlinded(env, stratum, Buffer.alloc(signatureBytes, 0xff))).toBeNull();
  });
});

it("sums up the keys of a round, whatever order they come in, so that a phone sees when it was given its own", () => {
  const strata = [
    { key: "b", publicKey: stratum.publicKey },
    { key: "a", publicKey: other.publicKey },
  ];
  expect(keysHash(strata)).toBe(keysHash([...strata].reverse()));
  expect(keysHash(strata)).not.toBe(keysHash([{ key: "a", publicKey: stratum.publicKey }]));
});
