import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswerRequest, readTokenRequest } from "./read-requests.ts";

const token = { message: "bQ==", signature: "cw==" };
const answers = { one_thing: { kind: "long_text", value: "少来几次检查" } };

describe("what a phone sends", () => {
  it("is an answer with its token, or with the number of an open form", () => {
    const stratum = "421003/small/*";
    expect(readAnswerRequest(JSON.stringify({ slug: "2026", stratum, token, answers }))).toEqual({
      slug: "2026",
      stratum,
      token,
      answers,
    });
    const key = "1d900076-125d-4266-a72d-b587611f6f57";
    expect(readAnswerRequest(JSON.stringify({ slug: "2026", key, answers }))).toEqual({
      slug: "2026",
      key,
      answers,
    });
  });

  it("is nothing with neither, with half of a token, or of another shape", () => {
    for (const body of [
      { slug: "2026", answers },
      { slug: "2026", answers, token },
      { slug: "2026", answers: { one_thing: { kind: "poem", value: "" } }, key: "x" },
      { slug: "20\u000026", answers, stratum: "a", token },
      { slug: "2026", answers, stratum: "a\u0000", token },
      null,
      [],
    ])
      expect(readAnswerRequest(JSON.stringify(body))).toBeNull();
  });

  it("loses the characters that no database takes", () => {
    const said = { one_thing: { kind: "long_text", value: "好\u0000的\ud800。😀" } };
    const key = "1d900076-125d-4266-a72d-b587611f6f57";
    const read = readAnswerRequest(JSON.stringify({ slug: "2026", key, answers: said }));
    expect(read?.answers).toEqual({ one_thing: { kind: "long_text", value: "好的。😀" } });
  });

  it("never breaks the reader, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        readAnswerRequest(body);
        expect(readTokenRequest(body)).toBeNull();
      }),
    );
  });
});
