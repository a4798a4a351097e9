/** Gives people of the test city a telephone and a password, and signs them in as they would themselves. */
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { StaffActor } from "#app/accounts/actor.ts";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { hashPassword } from "#app/accounts/password.server.ts";
import { sealPhone } from "#app/accounts/people.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";

type Behind = { readonly db: Db; readonly env: Env };

const password = "Test-pass-1";

/** Lets these members of staff sign in; returns their numbers in the same order. */
export async function withSignIns({ db, env }: Behind, members: readonly StaffActor[]): Promise<string[]> {
  const passwordHash = await hashPassword(password);
  const phones: string[] = [];
  for (const [index, { personId }] of members.entries()) {
    const phone = `137${String(index).padStart(8, "0")}`;
    await db.person.update({
      where: { id: personId },
      data: {
        phoneIndex: phoneIndexOf(env, phone),
        phoneSealed: sealPhone(env, personId, phone),
        passwordHash,
      },
    });
    phones.push(phone);
  }
  return phones;
}

/**
 * The code in the newest message to this number. Nobody who asks for a staff code waits for the gateway, so the
 * message may come a moment after the page: messages that were there already are named in `seen`.
 */
export async function codeSentTo(
  { db }: Pick<Behind, "db">,
  phone: string,
  seen: ReadonlySet<string> = new Set(),
): Promise<string> {
  for (const deadline = Date.now() + 5_000; ; await pause(50)) {
    const message = await db.demonstrationMessage.findFirst({
      where: { recipient: phone, id: { notIn: [...seen] } },
      orderBy: { createdAt: "desc" },
    });
    if (message !== null) return /\d{6}/.exec(message.text)?.[0] ?? "";
    if (Date.now() > deadline) throw new Error(`no message to ${phone}`);
  }
}

async function messagesTo({ db }: Pick<Behind, "db">, phone: string): Promise<ReadonlySet<string>> {
  const messages = await db.demonstrationMessage.findMany({
    where: { recipient: phone },
    select: { id: true },
  });
  return new Set(messages.map(({ id }) => id));
}

export function signInAsStaff(page: Page, behind: Pick<Behind, "db">, phone: string): Promise<void> {
  return signInAtWork(page, behind, { phone, back: "" });
}

/** Straight to the own questions. */
export function signInAsAdviser(page: Page, behind: Pick<Behind, "db">, phone: string): Promise<void> {
  return signInAtWork(page, behind, { phone, back: "/chambers/questions" });
}

async function signInAtWork(
  page: Page,
  behind: Pick<Behind, "db">,
  { phone, back }: { readonly phone: string; readonly back: string },
): Promise<void> {
  // As if more than a minute had passed since this number's last code.
  await behind.db.rateLimit.deleteMany();
  const seen = await messagesTo(behind, phone);
  await page.goto(`/sign-in/staff${back === "" ? "" : `?return=${encodeURIComponent(back)}`}`);
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByLabel("密码").fill(password);
  await page.getByLabel("验证码").fill(await codeSentTo(behind, phone, seen));
  await page.getByRole("button", { name: "进去" }).click();
  await page.waitForURL(`**${back === "" ? "/desk" : back}`);
}

export async function signInAsResident(page: Page, behind: Pick<Behind, "db">, phone: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByRole("heading", { name: "填验证码" }).waitFor();
  await page.getByLabel("验证码").fill(await codeSentTo(behind, phone));
  await page.getByRole("button", { name: "进去" }).click();
  await page.waitForURL("**/mine");
}
