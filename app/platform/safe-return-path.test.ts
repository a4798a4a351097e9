import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./safe-return-path.ts";

describe("safeReturnPath", () => {
  it("keeps a path of this site with its query and fragment", () => {
    expect(safeReturnPath("/track?number=260414003824#now")).toBe("/track?number=260414003824#now");
  });

  it.each([
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "/\t/elsewhere.example/",
    "/.//elsewhere.example/",
    "track",
    "",
    null,
    undefined,
    42,
  ])("answers the fallback for %j", (value) => {
    expect(safeReturnPath(value, "/home")).toBe("/home");
  });
});
