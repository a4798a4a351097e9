import { describe, expect, it, vi } from "vitest";
import { DeliveryFailure } from "#app/notifications/delivery-failure.ts";
import type { CodeMessage, SmsSender } from "#app/notifications/senders.ts";
import { newId } from "#app/platform/ids.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { codeSettings, redeemOneTimeCode, requestOneTimeCode } from "./one-time-code.server.ts";
import { hashPassword } from "./password.server.ts";
import { weaknessOf } from "./password-strength.ts";
import { personByPhone } from "./people.server.ts";
import { beginSession, readSession, sessionLimits } from "./session.server.ts";
import { signInStaff } from "./sign-in-staff.server.ts";
import { signInWithCode } from "./sign-in-with-code.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const sent: CodeMessage[] = [];
const sms: SmsSender = {
  sendCode: async (message) => {
    sent.push(message);
    return { id: null };
  },
  sendNotice: async () => ({ id: null }),
};

let clock = new Date("2026-03-02T01:00:00Z");
let phones = 0;
const context = () => ({ db, env, carrier: sms, clientAddress: `10.0.0.${phones}`, now: () => clock });
const aPhone = () => {
  phones += 1;
  return `139${String(phones).padStart(8, "0")}`;
};
/** Moves the test's clock; the counters of the limits read the machine's, so they are emptied. */
const later = async (milliseconds: number) => {
  clock = new Date(clock.getTime() + milliseconds);
  await db.rateLimit.deleteMany();
};

async function codeFor(phone: string, purpose: "sign_in" | "staff_sign_in" = "sign_in") {
  expect(await requestOneTimeCode(context(), { to: phone, purpose })).toEqual({ ok: true });
  return sent.findLast((message) => message.to === phone)?.code ?? "";
}

/** Asks for a staff code without looking whether one came. */
async function askForStaffCode(phone: string) {
  await requestOneTimeCode(context(), { to: phone, purpose: "staff_sign_in" });
}

async function aStaffMember(password: string) {
  const phone = aPhone();
  const division = await db.division.upsert({
    where: { code: "421000" },
    update: {},
    create: { code: "421000", name: "荆州市", level: "city", path: "421000/", fullName: "荆州市" },
  });
  const { id } = await db.$transaction((tx) =>
    personByPhone(tx, env, { phone, language: "zh-CN", now: clock }),
  );
  await db.person.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
  const organisationId = newId();
  await db.organisation.create({
    data: {
      id: organisationId,
      slug: organisationId,
      name: "测试中心",
      kind: "centre",
      divisionCode: division.code,
    },
  });
  await db.membership.create({
    data: {
      id: newId(),
      personId: id,
      organisationId,
      role: "window_clerk",
      displayName: "测试员",
      since: clock,
    },
  });
  return phone;
}

describe("one-time codes", () => {
  it("sign a resident in, and make the account on the first time only", async () => {
    const phone = aPhone();
    const first = await signInWithCode(context(), { phone, code: await codeFor(phone), language: "zh-CN" });
    await later(61_000);
    const again = await signInWithCode(context(), { phone, code: await codeFor(phone), language: "zh-CN" });
    expect(first).toMatchObject({ ok: true });
    expect(again).toEqual(first);
    const person = await db.person.findFirstOrThrow({ where: { id: first.ok ? first.personId : "" } });
    expect(JSON.stringify(person)).not.toContain(phone);
  });

  it("are used up by the first of many who try at once", async () => {
    const phone = aPhone();
    const code = await codeFor(phone);
    const tries = await Promise.all(
      Array.from({ length: 4 }, () => redeemOneTimeCode(context(), { to: phone, purpose: "sign_in", code })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("stop after five wrong tries, even with the right code", async () => {
    const phone = aPhone();
    const code = await codeFor(phone);
    const wrong = code === "000000" ? "111111" : "000000";
    for (let i = 0; i < codeSettings.tries; i += 1)
      expect((await redeemOneTimeCode(context(), { to: phone, purpose: "sign_in", code: wrong })).ok).toBe(
        false,
      );
    expect((await redeemOneTimeCode(context(), { to: phone, purpose: "sign_in", code })).ok).toBe(false);
  });

  it("grow too old, and do not serve another purpose", async () => {
    const phone = aPhone();
    const code = await codeFor(phone);
    expect((await redeemOneTimeCode(context(), { to: phone, purpose: "verify_contact", code })).ok).toBe(
      false,
    );
    await later(codeSettings.minutes * 60_000 + 1);
    expect((await redeemOneTimeCode(context(), { to: phone, purpose: "sign_in", code })).ok).toBe(false);
  });

  it("are sent once a minute to a number, and twenty times a minute from an address", async () => {
    const phone = aPhone();
    await codeFor(phone);
    expect(await requestOneTimeCode(context(), { to: phone, purpose: "sign_in" })).toMatchObject({
      reason: "too_many",
    });
    const fromOneAddress = { ...context(), clientAddress: "10.9.9.9" };
    const answers = [];
    for (let i = 0; i < 21; i += 1)
      answers.push(await requestOneTimeCode(fromOneAddress, { to: aPhone(), purpose: "sign_in" }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  });

  it("that the gateway refuses are said to be so, and why stands in the log without the number", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const refusing: SmsSender = {
      ...sms,
      sendCode: () =>
        Promise.reject(new DeliveryFailure("Aliyun: isv.AMOUNT_NOT_ENOUGH", { temporary: true })),
    };
    expect(
      await requestOneTimeCode({ ...context(), carrier: refusing }, { to: aPhone(), purpose: "sign_in" }),
    ).toEqual({ ok: false, reason: "not_sent" });
    expect(log.mock.calls).toEqual([["A code was not sent. Aliyun: isv.AMOUNT_NOT_ENOUGH"]]);
  });

  it("are read however they were typed", async () => {
    const phone = aPhone();
    const code = await codeFor(phone);
    const typed = ` ${code.slice(0, 3)} ${code.slice(3)}`.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    expect(await redeemOneTimeCode(context(), { to: phone, purpose: "sign_in", code: typed })).toEqual({
      ok: true,
    });
  });

  it("never tell whether a number is a member of staff's", async () => {
    const known = await aStaffMember("Right-pass-1");
    const unknown = aPhone();
    sent.length = 0;
    const answers = [known, unknown].map((phone) =>
      requestOneTimeCode(context(), { to: phone, purpose: "staff_sign_in" }),
    );
    expect(new Set((await Promise.all(answers)).map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(sent.map(({ to }) => to)).toEqual([known]);
    const wrong = { code: "000000", password: "whatever" };
    expect(await signInStaff(context(), { phone: unknown, ...wrong })).toEqual(
      await signInStaff(context(), { phone: known, ...wrong }),
    );
  });
});

describe("staff", () => {
  it("need the code and the password", async () => {
    const phone = await aStaffMember("Right-pass-1");
    const code = await codeFor(phone, "staff_sign_in");
    expect(await signInStaff(context(), { phone, code, password: "wrong" })).toMatchObject({
      reason: "wrong",
    });
    expect(await signInStaff(context(), { phone, code: "x", password: "Right-pass-1" })).toMatchObject({
      reason: "wrong",
    });
    expect(await signInStaff(context(), { phone, code, password: "Right-pass-1" })).toMatchObject({
      ok: true,
    });
  });

  it("are locked for half an hour after five wrong passwords", async () => {
    const phone = await aStaffMember("Right-pass-1");
    const code = await codeFor(phone, "staff_sign_in");
    const lockedNow = { ok: false, reason: "locked", minutes: 30 };
    for (let i = 0; i < 4; i += 1)
      expect(await signInStaff(context(), { phone, code, password: "wrong" })).toMatchObject({
        reason: "wrong",
      });
    expect(await signInStaff(context(), { phone, code, password: "wrong" })).toEqual(lockedNow);
    await db.rateLimit.deleteMany();
    const another = await codeFor(phone, "staff_sign_in");
    expect(await signInStaff(context(), { phone, code: another, password: "Right-pass-1" })).toEqual(
      lockedNow,
    );
    await later(30 * 60_000 + 1);
    const next = await codeFor(phone, "staff_sign_in");
    expect(await signInStaff(context(), { phone, code: next, password: "Right-pass-1" })).toMatchObject({
      ok: true,
    });
  });

  it("cannot be locked out, or have passwords guessed, by somebody who only knows the number", async () => {
    const phone = await aStaffMember("Right-pass-1");
    const code = await codeFor(phone, "staff_sign_in");
    const stranger = { phone, code: code === "000000" ? "111111" : "000000" };
    for (let i = 0; i < 4; i += 1)
      for (const password of ["wrong", "Right-pass-1"].slice(i % 2, (i % 2) + 1))
        expect(await signInStaff(context(), { ...stranger, password })).toEqual({
          ok: false,
          reason: "wrong",
        });
    expect(await signInStaff(context(), { phone, code, password: "Right-pass-1" })).toMatchObject({
      ok: true,
    });
  });

  it("get the same answer as strangers after every number of wrong tries", async () => {
    const numbers = [await aStaffMember("Right-pass-1"), aPhone()];
    for (const phone of numbers) await askForStaffCode(phone);
    for (let i = 0; i < 7; i += 1) {
      const [known, unknown] = await Promise.all(
        numbers.map((phone) => signInStaff(context(), { phone, code: "x", password: "guess" })),
      );
      expect(known).toEqual(unknown);
    }
  });

  it("are answered without waiting for the gateway, so that time tells nothing either", async () => {
    const known = await aStaffMember("Right-pass-1");
    const slow: SmsSender = { ...sms, sendCode: () => new Promise(() => undefined) };
    for (const phone of [known, aPhone()])
      expect(
        await requestOneTimeCode({ ...context(), carrier: slow }, { to: phone, purpose: "staff_sign_in" }),
      ).toEqual({ ok: true });
  });

  it("are signed out after half an hour of doing nothing", async () => {
    const phone = await aStaffMember("Right-pass-1");
    const person = await db.$transaction((tx) =>
      personByPhone(tx, env, { phone, language: "zh-CN", now: clock }),
    );
    const cookie = await beginSession(context(), { personId: person.id, isStaff: true });
    const request = new Request("http://localhost:3000/", {
      headers: { Cookie: cookie.split(";")[0] ?? "" },
    });
    expect(await readSession(request, context())).toMatchObject({ isStaff: true });
    await later(sessionLimits.staffIdleMinutes * 60_000 + 1);
    expect(await readSession(request, context())).toBeNull();
  });

  it("choose passwords of eight characters and three kinds", () => {
    expect(weaknessOf("Ab1")).toBe("too_short");
    expect(weaknessOf("abcdefgh1")).toBe("too_simple");
    expect(weaknessOf("Abcdefg1")).toBeNull();
  });
});
