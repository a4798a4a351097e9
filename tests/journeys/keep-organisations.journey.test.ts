import { describe, expect, it } from "vitest";
import type { Role } from "#app/organisations/organisation-kinds.ts";
import { newId } from "#app/platform/ids.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { codeSentTo } from "#tests/builders/sign-ins.ts";
import { violationsOn } from "#tests/setup/accessibility.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();
const { db } = journey;
const town = await aStaffedTown(db);

/** A phone on which somebody of this role is signed in as staff of the city's centre. */
async function signedInAs(role: Role, options: { readonly javaScriptEnabled?: boolean } = {}) {
  const person = await db.person.create({ data: { id: newId() } });
  await db.membership.create({
    data: {
      id: newId(),
      personId: person.id,
      organisationId: town.rereviewer.organisationId,
      role,
      displayName: "沈彩霞",
    },
  });
  return staffPage(journey, person.id, options);
}

/** The new member, on a phone of his own. */
async function setsPassword(phone: string, setupCode: string) {
  const page = await journey.newPage({ javaScriptEnabled: false });
  await page.goto("/sign-in/staff");
  await page.getByRole("link", { name: "第一次登录，或者忘了密码" }).click();
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByLabel("验证码").fill(await codeSentTo(journey, phone));
  await page.getByLabel("开通码").fill(setupCode);
  await page.getByLabel("新密码").fill("short");
  await page.getByRole("button", { name: "设好，登录" }).click();
  await expect.poll(() => page.getByRole("alert").innerText()).toContain("密码至少 8 位");
  await page.getByLabel("开通码").fill(setupCode);
  await page.getByLabel("新密码").fill("Tian-wenjun-26");
  await page.getByRole("button", { name: "设好，登录" }).click();
  await page.waitForURL("**/desk");
  await expect.poll(() => page.locator("body").innerText()).toContain("田文军");
}

describe("an administrator, without script", () => {
  it("makes an organisation, adds a member, changes it, and ends the membership", async () => {
    const page = await signedInAs("administrator", { javaScriptEnabled: false });
    await page.goto("/desk");
    expect(new URL(page.url()).pathname).toBe("/desk/organisations");
    await page.getByRole("link", { name: "新增单位" }).click();
    await page.getByRole("link", { name: "荆州区", exact: true }).click();
    await page.getByRole("link", { name: "就选荆州区" }).click();
    await page.locator("#address").fill("荆州区政务服务中心二楼");
    await page.getByRole("button", { name: "存好" }).click();
    const problems = page.getByRole("alert").getByRole("link");
    await expect.poll(() => problems.allInnerTexts()).toEqual(["请写单位全称，至少两个字", "请选一种"]);
    await expect.poll(() => page.locator("#address").inputValue()).toBe("荆州区政务服务中心二楼");
    await page.locator("#name").fill("荆州区体育局");
    await page.locator("#kind").selectOption("bureau");
    await page.locator("#superiorId").selectOption({ label: "荆州市综治中心" });
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.locator("h1").innerText()).toBe("荆州区体育局");
    await expect.poll(() => mainText(page)).toContain("荆州市综治中心");

    await page.getByRole("link", { name: "加一个人" }).click();
    await page.locator("#phone").fill("0716-8123456");
    await page.locator("#displayName").fill("田文军");
    await page.getByRole("button", { name: "加一个人" }).click();
    await expect.poll(() => problems.count()).toBe(2);
    await expect.poll(() => page.locator("#displayName").inputValue()).toBe("田文军");
    await page.locator("#phone").fill("139 0000 9001");
    await page.locator("label", { hasText: "办转给本单位的件" }).click();
    await page.getByRole("button", { name: "加一个人" }).click();
    const text = () => mainText(page);
    await expect.poll(text).toContain("田文军");
    expect(await text()).not.toContain("13900009001");

    await page.getByRole("link", { name: "改田文军的职务" }).click();
    await page.locator("#post").fill("科长");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(text).toContain("科长");

    await page.getByRole("button", { name: "给开通码：田文军" }).click();
    const setupCode = /\d{4}\s\d{4}/.exec(await text())?.[0] ?? "";
    await setsPassword("13900009001", setupCode);

    await page.getByRole("link", { name: "改单位信息" }).click();
    await page.locator("#name").fill("荆州区文化和体育局");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.locator("h1").innerText()).toBe("荆州区文化和体育局");
    await page.getByRole("button", { name: "结束田文军在这里的职务" }).click();
    await expect.poll(text).toContain("这里还没有人");
    await expect.poll(text).toContain("已经离开的 1 人");
  });

  it("finds nothing in the way of a screen reader", async () => {
    const page = await signedInAs("administrator");
    const { organisationId } = town.handler;
    await page.goto("/sign-in/staff/password");
    expect(await violationsOn(page)).toEqual([]);
    const paths = ["", "/new", "/new?place=421003", `/${organisationId}`, `/${organisationId}/edit`];
    paths.push(`/${organisationId}/members/${town.handler.membershipId}`);
    for (const path of [...paths, `/${organisationId}/members`]) {
      for (const language of ["zh-CN", "en"]) {
        await page.goto(`/desk/organisations${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
        expect(await violationsOn(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
      }
    }
  });
});

describe("a supervisor", () => {
  it("does not get in", async () => {
    const page = await signedInAs("supervisor");
    const { organisationId } = town.handler;
    for (const path of ["", "/new", `/${organisationId}`, `/${organisationId}/edit`])
      expect((await page.goto(`/desk/organisations${path}`))?.status()).toBe(403);
  });
});
