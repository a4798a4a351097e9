import { describe, expect, it } from "vitest";
import { createLogger, leavesNoLine } from "./logging.ts";

describe("an error in the log", () => {
  const written = (error: unknown): string => {
    const lines: string[] = [];
    createLogger({ logLevel: "info" }, { write: (line) => lines.push(line) }).error({ err: error }, "failed");
    return lines.join("");
  };

  it("is told by name, code, stack and cause", () => {
    const cause = Object.assign(new Error("the connection was lost"), { code: "57P01" });
    const line = written(new TypeError("no answer", { cause }));
    expect(line).toContain("TypeError: no answer");
    expect(line).toContain('"code":"57P01"');
    expect(line).toContain("the connection was lost");
  });

  it("brings neither the refused row nor the connection with it", () => {
    const error = Object.assign(new Error("duplicate key"), {
      detail: "Key (phone)=(13900000001) already exists.",
      client: { password: "secret-of-the-database" },
    });
    expect(written(error)).not.toMatch(/13900000001|secret-of-the-database/);
  });
});

describe("the log of answering a survey", () => {
  it("has no line, because its hour beside the code, or one line after another, would tell", () => {
    const silent = ["/s", "/s/3467ACDEFGHJ", "/s/3467ACDEFGHJ.data", "/s/3467ACDEFGHJ/plain", "/s/open/2026"];
    for (const path of [...silent, "/s.data", "/survey-token", "/survey-answer", "/survey-answer.data"])
      expect([path, leavesNoLine(path)]).toEqual([path, true]);
    for (const path of ["/say", "/surveys", "/surveys/2026", "/desk/rounds"])
      expect([path, leavesNoLine(path)]).toEqual([path, false]);
  });
});
