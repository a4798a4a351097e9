import { describe, expect, it } from "vitest";
import { csvText } from "./csv.ts";

describe("a table as CSV", () => {
  it("begins with the mark that makes a spreadsheet read Chinese", () => {
    expect(csvText([["村", 3]])).toBe("\uFEFF村,3\r\n");
  });

  it("quotes what would break a line or a cell", () => {
    expect(csvText([['a,b "c"', "two\nlines", null]])).toBe('\uFEFF"a,b ""c""","two\nlines",\r\n');
  });

  it("lets nothing begin like a formula, and leaves numbers below zero numbers", () => {
    expect(csvText([["=1+1", "+86", "-x", "@a", "\tx", " =1", -5]])).toBe(
      "\uFEFF'=1+1,'+86,'-x,'@a,'\tx,' =1,-5\r\n",
    );
  });
});
