import { describe, expect, it } from "vitest";
import { createLogger } from "./logging.ts";

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
