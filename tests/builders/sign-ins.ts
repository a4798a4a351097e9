/** Gives people of the test city a telephone and a password, and signs them in as they would themselves. */
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

/** The code that was sent to this number last. */
export async function codeSentTo({ db }: Pick<Behind, "db">, phone: string): Promise<string> {
  const message = await db.demonstrationMessage.findFirstOrThrow({
    where: { phone },
    orderBy: { createdAt: "desc" },
  });
  return /\d{6}/.exec(message.text)?.[0] ?? "";
}

export async function signInAsStaff(page: Page, behind: Pick<Behind, "db">, phone: string): Promise<void> {
  // As if more than a minute had passed since this number's last code.
  await behind.db.rateLimit.deleteMany();
  await page.goto("/sign-in/staff");
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByLabel("密码").fill(password);
  await page.getByLabel("验证码").fill(await codeSentTo(behind, phone));
  await page.getByRole("button", { name: "进去" }).click();
  await page.waitForURL("**/desk");
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
