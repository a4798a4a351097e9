/** 一次性验证码: made, sent, redeemed. Single use, five minutes, five tries; limits per number and per address. */
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { DeliveryFailure } from "#app/notifications/delivery-failure.ts";
import type { CodeCarrier } from "#app/notifications/senders.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { OneTimeCodePurpose } from "#app/platform/prisma-client/enums.ts";
import { countTry, type Limit } from "#app/platform/rate-limit.server.ts";
import { withoutGrouping } from "./typed-text.ts";

/** Settings; DB-06 asks for failure handling and names no number. */
export const codeSettings = {
  digits: 6,
  minutes: 5,
  tries: 5,
  resendSeconds: 60,
  staffAnswerMilliseconds: 200,
} as const;

const limitsOfNumber: readonly Limit[] = [
  { name: "code.number.minute", points: 1, seconds: codeSettings.resendSeconds },
  { name: "code.number.hour", points: 5, seconds: 3_600 },
  { name: "code.number.day", points: 10, seconds: 86_400 },
];
const limitsOfAddress: readonly Limit[] = [
  { name: "code.address.minute", points: 20, seconds: 60 },
  { name: "code.address.hour", points: 120, seconds: 3_600 },
];

export type CodeContext = {
  readonly db: Db;
  readonly env: Pick<Env, "blindIndexKey">;
  /** A gateway of text messages, or of e-mail where the purpose is to confirm such an address. */
  readonly carrier: CodeCarrier;
  readonly clientAddress: string;
  readonly now: () => Date;
};

export type CodeRequestResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "too_many"; readonly retryAfterSeconds: number }
  /** The gateway did not take it; the reason is in the log. Never said of staff numbers. */
  | { readonly ok: false; readonly reason: "not_sent" };

/**
 * Sends a code to a mobile number or an e-mail address. For staff nothing is sent to a number that is no member's, and the answer is
 * the same and as quick, because nobody waits for the gateway: nothing tells whether a number is known.
 */
export async function requestOneTimeCode(
  context: CodeContext,
  { to, purpose }: { readonly to: string; readonly purpose: OneTimeCodePurpose },
): Promise<CodeRequestResult> {
  const { db, env } = context;
  const recipientIndex = recipientIndexOf(env, purpose, to);
  for (const [limits, key] of [
    [limitsOfAddress, context.clientAddress],
    [limitsOfNumber, recipientIndex],
  ] as const) {
    const counted = await countTry(db, limits, key);
    if (!counted.ok) return { ok: false, reason: "too_many", retryAfterSeconds: counted.retryAfterSeconds };
  }
  const code = String(randomInt(10 ** codeSettings.digits)).padStart(codeSettings.digits, "0");
  const now = context.now();
  const id = newId();
  await db.oneTimeCode.create({
    data: {
      id,
      recipientIndex,
      purpose,
      codeHash: codeHash(env, id, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + codeSettings.minutes * 60_000),
    },
  });
  if (purpose !== "staff_sign_in")
    return (await send(context, to, code)) ? { ok: true } : { ok: false, reason: "not_sent" };
  if (await isStaffNumber(db, recipientIndex, now)) void send(context, to, code);
  await pause(codeSettings.staffAnswerMilliseconds);
  return { ok: true };
}

/** Whether the gateway took it. What it said goes to the log; it holds no number and no address. */
async function send({ carrier }: CodeContext, to: string, code: string): Promise<boolean> {
  try {
    await carrier.sendCode({ to, code, minutes: codeSettings.minutes });
    return true;
  } catch (failure) {
    console.error(
      failure instanceof DeliveryFailure ? `A code was not sent. ${failure.message}` : "A code was not sent.",
    );
    return false;
  }
}

export type RedeemResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "wrong_or_expired" };

type TypedCode = { readonly to: string; readonly purpose: OneTimeCodePurpose; readonly code: string };
type RedeemContext = Pick<CodeContext, "db" | "env" | "now">;

/** Uses a code up. Of several who try the right one at once, exactly one succeeds. */
export async function redeemOneTimeCode(context: RedeemContext, typed: TypedCode): Promise<RedeemResult> {
  const checked = await checkOneTimeCode(context, typed);
  return checked.ok ? spendOneTimeCode(context, checked.id) : checked;
}

/** Counts one try and looks whether the code is right, without using it up: a password may still be wrong. */
export async function checkOneTimeCode(
  { db, env, now }: RedeemContext,
  { to, purpose, code }: TypedCode,
): Promise<{ readonly ok: true; readonly id: string } | Extract<RedeemResult, { ok: false }>> {
  const newest = await db.oneTimeCode.findFirst({
    where: { recipientIndex: recipientIndexOf(env, purpose, to), purpose },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, codeHash: true },
  });
  if (newest === null) return refused;
  // Every try counts before the code is looked at, so that tries at once cannot exceed the limit.
  const counted = await db.oneTimeCode.updateMany({
    where: { id: newest.id, usedAt: null, expiresAt: { gt: now() }, attempts: { lt: codeSettings.tries } },
    data: { attempts: { increment: 1 } },
  });
  const typed = withoutGrouping(code);
  return counted.count === 1 && codeHash(env, newest.id, typed) === newest.codeHash
    ? { ok: true, id: newest.id }
    : refused;
}

/** Uses up a code that was found right. */
export async function spendOneTimeCode({ db, now: clock }: RedeemContext, id: string): Promise<RedeemResult> {
  const now = clock();
  const used = await db.oneTimeCode.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return used.count === 1 ? { ok: true } : refused;
}

const refused = { ok: false, reason: "wrong_or_expired" } as const;

export function phoneIndexOf(env: Pick<Env, "blindIndexKey">, phone: string): string {
  return blindIndex(env.blindIndexKey, "phone", phone);
}

function recipientIndexOf(env: Pick<Env, "blindIndexKey">, purpose: OneTimeCodePurpose, to: string): string {
  return purpose === "confirm_email" ? blindIndex(env.blindIndexKey, "email", to) : phoneIndexOf(env, to);
}

function codeHash(env: Pick<Env, "blindIndexKey">, id: string, code: string): string {
  return blindIndex(env.blindIndexKey, "one-time-code", `${id}:${code}`);
}

async function isStaffNumber(db: Db, phoneIndex: string, now: Date): Promise<boolean> {
  const members = await db.membership.count({
    where: { person: { phoneIndex }, OR: [{ until: null }, { until: { gt: now } }] },
  });
  return members > 0;
}
