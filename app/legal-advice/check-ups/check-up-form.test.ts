import { describe, expect, it } from "vitest";
import { messagesFor } from "#app/i18n/index.ts";
import { checkUpForm } from "./check-up-form.ts";

const messages = messagesFor("zh-CN");
const { problems } = messages.checkUps;
const form = checkUpForm(messages, { phone: "known", clerk: false });
const said = {
  name: "沈月娥",
  enterpriseName: " 月塘鱼种场 ",
  creditCode: "9135 0100 M000 100y 43",
  address: "川店镇月塘路 8 号",
};

/** What is wrong, by field. */
function wrong(values: Readonly<Record<string, string>>) {
  const parsed = form.safeParse(values);
  return parsed.success ? null : parsed.error.issues.map(({ path, message }) => [path[0], message]);
}

describe("what an enterprise says to book a visit", () => {
  it("is read with the code as it is written on the licence", () => {
    expect(form.parse(said)).toMatchObject({
      enterprise: {
        name: "月塘鱼种场",
        creditCode: "91350100M000100Y43",
        address: "川店镇月塘路 8 号",
      },
    });
  });

  it("needs a code, or the word that there is none", () => {
    const { creditCode: _, ...without } = said;
    expect(wrong(without)).toEqual([["creditCode", problems.creditCodeEmpty]]);
    expect(form.parse({ ...without, noCode: "on" })).toMatchObject({ enterprise: { creditCode: null } });
  });

  it("is told of a code that cannot be, once, and of everything else in the same answer", () => {
    const { creditCodeShape, creditCodeCheck } = messages.accounts.account.problems;
    expect(wrong({ ...said, creditCode: "123" })).toEqual([["creditCode", creditCodeShape]]);
    expect(wrong({ ...said, creditCode: "91350100M000100Y44" })).toEqual([["creditCode", creditCodeCheck]]);
    expect(wrong({ name: "沈月娥" })).toEqual([
      ["enterpriseName", problems.enterpriseName],
      ["address", problems.address],
      ["creditCode", problems.creditCodeEmpty],
    ]);
  });
});
