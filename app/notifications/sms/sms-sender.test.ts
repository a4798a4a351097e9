import { describe, expect, it } from "vitest";
import type { Db } from "#app/platform/db.server.ts";
import { demonstrationSender } from "./demonstration-sms.server.ts";
import { smsSender } from "./sms-sender.server.ts";

const noDatabase = {} as Db;
const code = { phone: "13900000001", code: "012345", minutes: 5 };

describe("the sender of this installation", () => {
  it("cannot be the demonstration's outside a demonstration", () => {
    expect(() => demonstrationSender({ demonstration: false }, noDatabase)).toThrow(
      "only in a demonstration",
    );
  });

  it("sends nothing in production until a gateway is configured, and says which setting is missing", async () => {
    const sender = smsSender({ demonstration: false, sms: { provider: "none" } }, noDatabase);
    const refusal = { message: "SMS_PROVIDER is not set", temporary: false };
    await expect(sender.sendCode(code)).rejects.toMatchObject(refusal);
    await expect(
      sender.sendNotice({ phone: code.phone, number: "", news: "", text: "" }),
    ).rejects.toMatchObject(refusal);
  });
});
