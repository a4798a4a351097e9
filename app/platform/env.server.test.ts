import { describe, expect, it } from "vitest";
import { randomKeys } from "../../scripts/keys.ts";
import { EnvironmentProblem, readEnv } from "./env.server.ts";

const production = () => ({
  ...randomKeys(),
  DATABASE_URL: "postgresql://app:secret@db.example:5432/youshuofa",
  FILES_DIR: "/srv/files",
});

function problemsOf(variables: Record<string, string | undefined>): string[] {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error.message.split("\n");
    throw error;
  }
}

describe("the configuration", () => {
  it("is complete with a database, keys and a place for files", () => {
    const env = readEnv(production());
    expect(env).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      demonstration: false,
      sms: { provider: "none" },
    });
    expect(env.publicOrigin).toBe("http://localhost:3000");
    expect(env.fieldKeys.keys[0].secret).toHaveLength(32);
  });

  it("names everything that is missing at once", () => {
    const problems = problemsOf({});
    for (const name of [
      "DATABASE_URL",
      "APP_SECRET",
      "FIELD_KEYS",
      "BLIND_INDEX_KEY",
      "ACCUSATION_KEYS",
      "FILES_DIR",
    ]) {
      expect(problems.some((problem) => problem.startsWith(`${name} must`))).toBe(true);
    }
  });

  it("says which value is wrong and what it must be", () => {
    expect(problemsOf({ ...production(), PORT: "http" })).toEqual([
      "PORT must be a whole number from 1 to 65535.",
    ]);
    expect(problemsOf({ ...production(), PORT: "70000" })).toHaveLength(1);
    expect(problemsOf({ ...production(), DATABASE_URL: "mysql://x" })[0]).toContain("PostgreSQL address");
    expect(problemsOf({ ...production(), PUBLIC_ORIGIN: "https://a.example/" })[0]).toContain(
      "before the first slash",
    );
    expect(problemsOf({ ...production(), APP_SECRET: "short" })[0]).toContain("32 random bytes");
  });

  it("takes a ring of keys, the current one first", () => {
    const [older, newer] = [randomKeys().BLIND_INDEX_KEY, randomKeys().BLIND_INDEX_KEY];
    const env = readEnv({ ...production(), FIELD_KEYS: `2026b:${newer}, 2026a:${older}` });
    expect(env.fieldKeys.keys.map((key) => key.id)).toEqual(["2026b", "2026a"]);
    expect(problemsOf({ ...production(), FIELD_KEYS: `a:${newer},a:${older}` })).toEqual([
      "FIELD_KEYS has the same key id twice.",
    ]);
    expect(problemsOf({ ...production(), FIELD_KEYS: "a:dG9vIHNob3J0" })).toHaveLength(1);
  });

  it("asks for all credentials of the SMS gateway that was chosen", () => {
    expect(problemsOf({ ...production(), SMS_PROVIDER: "aliyun" })).toHaveLength(5);
    expect(problemsOf({ ...production(), SMS_PROVIDER: "tencent", SMS_APP_ID: "1" })).toHaveLength(5);
    expect(problemsOf({ ...production(), SMS_PROVIDER: "pigeon" })).toHaveLength(1);
  });

  it("wants a mail server and a sender, or neither", () => {
    expect(problemsOf({ ...production(), SMTP_URL: "https://mail.example.com" })).toEqual([
      expect.stringContaining("MAIL_FROM"),
      expect.stringContaining("SMTP_URL must be"),
    ]);
    const email = {
      smtpUrl: "smtps://user:password@mail.example.com",
      from: "有说法 <notice@example.gov.cn>",
    };
    expect(readEnv({ ...production(), SMTP_URL: email.smtpUrl, MAIL_FROM: email.from }).email).toEqual(email);
    expect(readEnv(production()).email).toBeNull();
  });

  it("wants all of a mini-program, or nothing", () => {
    const given = { ...production(), WECHAT_APP_ID: "wx1", WECHAT_APP_SECRET: "s", WECHAT_TEMPLATE: "t" };
    expect(readEnv(given).wechat).toEqual({
      appId: "wx1",
      appSecret: "s",
      template: "t",
      api: "https://api.weixin.qq.com",
      numberField: "character_string1",
      newsField: "thing2",
    });
    expect(readEnv(production()).wechat).toBeNull();
    const wrong = { WECHAT_TEMPLATE: "", WECHAT_TEMPLATE_FIELDS: "thing1", WECHAT_API: "api.weixin.qq.com" };
    expect(problemsOf({ ...given, ...wrong }).map((sentence) => sentence.split(" ")[0])).toEqual([
      "WECHAT_TEMPLATE",
      "WECHAT_TEMPLATE_FIELDS",
      "WECHAT_API",
    ]);
  });

  it("takes an empty variable for one that is not set", () => {
    expect(readEnv({ ...production(), PORT: "", SMS_PROVIDER: " " }).port).toBe(3000);
  });

  it("is never a demonstration where DATABASE_URL is set", () => {
    const demonstration = {
      databaseUrl: "postgresql://own",
      filesDirectory: ".data/files",
      keys: randomKeys(),
    };
    expect(readEnv({}, demonstration).demonstration).toBe(true);
    expect(() => readEnv(production(), demonstration)).toThrow(EnvironmentProblem);
    expect(readEnv({ ...production(), DEMONSTRATION: "1" }).demonstration).toBe(false);
  });
});
