import { describe, expect, it } from "vitest";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { sayIt } from "#tests/builders/say-it.ts";
import { signInAsResident, signInAsStaff, withSignIns } from "#tests/builders/sign-ins.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";
import { looksRight } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const town = await aStaffedTown(journey.db);
const [clerkPhone = ""] = await withSignIns(journey, [town.clerk]);
const village = await journey.db.division.findUniqueOrThrow({ where: { code: villageCode } });

const said = {
  narrative: "低保停了三个月，去问说材料不齐，又不说差哪一样。",
  requested: "说清楚差什么，补发低保",
  village: village.fullName,
  name: "周德福",
  phone: "13800000031",
};

describe("a window clerk files for somebody", () => {
  it("with consent on record, and hands over number and code on paper", async () => {
    const page = await journey.newPage();
    await signInAsStaff(page, journey, clerkPhone);
    await page.getByRole("link", { name: "替群众填" }).click();
    await looksRight(page, "file on behalf");
    await page.getByRole("button", { name: "开始填" }).click();
    await page.getByRole("alert").waitFor();
    await looksRight(page, "file on behalf refused");
    const { number, lookupCode } = await sayIt(page, {
      ...said,
      look: looksRight,
      begin: async () => {
        await page.getByRole("radio", { name: "人在面前" }).check();
        await page.getByLabel("记一句").fill("本人口述，念给他听过，同意由我代填");
        await page.getByRole("button", { name: "开始填" }).click();
        await page.getByText("您在替别人填").waitFor();
      },
    });
    await expect.poll(() => mainText(page)).toContain("打在纸上交给他本人");
    const petition = await journey.db.petition.findUniqueOrThrow({ where: { number } });
    expect(petition).toMatchObject({
      channel: "visit",
      consentMethod: "present",
      filedByMembershipId: town.clerk.membershipId,
      petitionerId: null,
    });
    const pdf = await page.request.get(`/say/receipt/${number}/receipt.pdf`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");

    // The person's own phone opens it with what stands on the paper.
    const own = await journey.newPage();
    await own.goto(`/track?number=${number}`);
    await own.getByLabel("查询码").fill(lookupCode);
    await own.getByRole("button", { name: "查", exact: true }).click();
    await own.waitForURL(`**/cases/${number}`);
  });

  it("is refused to who may not, and a clerk's own number is not taken for the person's", async () => {
    const stranger = await journey.newPage();
    await stranger.goto("/desk/file");
    await stranger.waitForURL("**/sign-in/staff?**");

    const page = await journey.newPage();
    await signInAsStaff(page, journey, clerkPhone);
    await page.goto("/desk/file");
    await page.getByRole("radio", { name: "在电话里" }).check();
    await page.getByLabel("记一句").fill("来电，同意");
    await page.getByRole("button", { name: "开始填" }).click();
    await page.waitForURL("**/say/what");
    await page.goto("/say/who");
    await page.getByLabel("姓名").fill("周德福");
    await page.getByLabel("电话", { exact: true }).fill(clerkPhone);
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByRole("alert").getByText("这是您自己的手机号").waitFor();
  });
});

describe("a resident with an account", () => {
  it("goes on with a half-said matter on another phone", async () => {
    const phone = "13800000032";
    const first = await journey.newPage();
    await signInAsResident(first, journey, phone);
    await first.goto("/say");
    await first.getByLabel("发生了什么事").fill("路灯坏了半年没有人修。");
    await first.getByRole("button", { name: "下一步" }).click();
    await first.waitForURL("**/say/where");

    await journey.db.rateLimit.deleteMany();
    const second = await journey.newPage();
    await signInAsResident(second, journey, phone);
    await second.getByRole("link", { name: "看我没交的" }).click();
    await second.getByText("路灯坏了半年没有人修").waitFor();
    await looksRight(second, "drafts");
    await second.getByRole("button", { name: "接着说" }).click();
    await second.getByRole("link", { name: "接着说" }).click();
    await second.waitForURL("**/say/where");
    await second.goto("/say/what");
    await expect.poll(() => second.getByLabel("发生了什么事").inputValue()).toBe("路灯坏了半年没有人修。");
  });

  it("is shown an earlier request like this one before sending, and decides", async () => {
    const phone = "13800000033";
    const page = await journey.newPage();
    await signInAsResident(page, journey, phone);
    const first = await sayIt(page, { ...said, phone });
    const seen: string[] = [];
    const second = await sayIt(page, {
      ...said,
      phone,
      narrative: "低保又停了，材料不齐差哪一样还是不说。",
      look: async (each, name) => {
        if (name !== "say-similar") return;
        await looksRight(each, name);
        seen.push((await each.getByRole("link", { name: "打开" }).getAttribute("href")) ?? "");
      },
    });
    expect(seen).toEqual([`/cases/${first.number}`]);
    expect(second.number).not.toBe(first.number);
  });

  it("takes back what is half said", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/say");
    await page.getByLabel("发生了什么事").fill("还是算了。");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.waitForURL("**/say/where");
    const before = await journey.db.petitionDraft.count();
    await page.goto("/say");
    await page.getByRole("button", { name: "不要了" }).click();
    await page.waitForURL("**/say/what");
    await expect.poll(() => page.getByLabel("发生了什么事").inputValue()).toBe("");
    await expect.poll(() => journey.db.petitionDraft.count()).toBe(before - 1);
  });
});
