import { describe, expect, it } from "vitest";
import type { Db } from "#app/platform/db.server.ts";
import { demonstrationSms } from "./demonstration-sms.server.ts";
import { smsSender } from "./sms-sender.server.ts";

const noDatabase = {} as Db;
const code = { to: "13900000001", code: "012345", minutes: 5 };

describe("the sender of this installation", () => {
  it("cannot be the demonstration's outside a demonstration", () => {
    expect(() => demonstrationSms({ env: { demonstration: false }, db: noDatabase })).toThrow(
      "only in a demonstration",
    );
  });

  it("is the demonstration's in a demonstration, whatever gateway the machine's variables name", async () => {
    const written: unknown[] = [];
    const db = {
      demonstrationMessage: { create: async (row: unknown) => written.push(row) },
    } as unknown as Db;
    const sms = {
      provider: "aliyun",
      accessKeyId: "id",
      accessKeySecret: "secret",
      signName: "有说法",
      codeTemplate: "1",
      noticeTemplate: "2",
    } as const;
    // No gateway is mocked, and one that nobody mocked makes a test fail.
    await smsSender({ demonstration: true, sms }, db).sendCode(code);
    expect(written).toHaveLength(1);
  });

  it("sends nothing in production until a gateway is configured, and says which setting is missing", async () => {
    const sender = smsSender({ demonstration: false, sms: { provider: "none" } }, noDatabase);
    const refusal = { message: "SMS_PROVIDER is not set", temporary: false };
    await expect(sender.sendCode(code)).rejects.toMatchObject(refusal);
    await expect(sender.sendNotice({ phone: code.to, number: "", news: "", text: "" })).rejects.toMatchObject(
      refusal,
    );
  });
});
