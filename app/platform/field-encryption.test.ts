import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blindIndex, type KeyRing, open, openBytes, seal, sealBytes } from "./field-encryption.server.ts";

const first = { id: "2026a", secret: randomBytes(32) };
const second = { id: "2026b", secret: randomBytes(32) };
const ring: KeyRing = { keys: [first] };
const place = { field: "Person.phone", record: "1" };

describe("sealing a field", () => {
  it("gives back any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        (text) => open(ring, seal(ring, text, place), place) === text,
      ),
    );
  });

  it("never writes the same text twice alike", () => {
    expect(seal(ring, "13800000000", place)).not.toBe(seal(ring, "13800000000", place));
  });

  it("does not open for another person or another column", () => {
    const sealed = seal(ring, "13800000000", place);
    expect(() => open(ring, sealed, { ...place, record: "2" })).toThrow();
    expect(() => open(ring, sealed, { ...place, field: "Person.name" })).toThrow();
  });

  it("does not open when a character was changed", () => {
    const sealed = seal(ring, "13800000000", place);
    const last = sealed.at(-3) === "A" ? "B" : "A";
    expect(() => open(ring, `${sealed.slice(0, -3)}${last}${sealed.slice(-2)}`, place)).toThrow();
    expect(() => open(ring, "v1.2026a", place)).toThrow("not a sealed Person.phone");
  });

  it("still opens old texts after a new key took over", () => {
    const old = seal(ring, "李桂兰", place);
    const rotated: KeyRing = { keys: [second, first] };
    expect(open(rotated, old, place)).toBe("李桂兰");
    expect(seal(rotated, "李桂兰", place).startsWith("v1.2026b.")).toBe(true);
    expect(() => open({ keys: [second] }, old, place)).toThrow("2026a");
  });

  it("gives back any bytes, and only in their place", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) =>
        openBytes(ring, sealBytes(ring, bytes, place), place).equals(Buffer.from(bytes)),
      ),
    );
    expect(() =>
      openBytes(ring, sealBytes(ring, new Uint8Array(4), place), { ...place, record: "2" }),
    ).toThrow();
  });
});

describe("blind index", () => {
  const key = randomBytes(32);

  it("finds the same value again and keeps kinds and keys apart", () => {
    const index = blindIndex(key, "phone", "13800000000");
    expect(blindIndex(key, "phone", "13800000000")).toBe(index);
    expect(blindIndex(key, "identity", "13800000000")).not.toBe(index);
    expect(blindIndex(randomBytes(32), "phone", "13800000000")).not.toBe(index);
    expect(index).not.toContain("138");
  });
});
