import { describe, expect, it } from "vitest";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { backOnCase, confirmStep, register, stepOn } from "#tests/builders/at-the-desk.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aPhoto, sayIt } from "#tests/builders/say-it.ts";
import { signInAsResident, signInAsStaff, withSignIns } from "#tests/builders/sign-ins.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const town = await aStaffedTown(journey.db);
const [clerkPhone = "", handlerPhone = ""] = await withSignIns(journey, [town.clerk, town.handler]);
const village = "荆州区";

const canal = {
  narrative: "三月中旬修村路，施工队把三组的灌渠压塌了一截。眼看要泡田，水上不来，六户人家的田都等着。",
  requested: "把压塌的灌渠修好",
  village,
  name: "李桂兰",
};

describe("from the phone to a closed case", () => {
  it("a resident files with two photos, the clerk passes it on, the bureau accepts and replies, the resident rates and closes", async () => {
    const resident = await journey.newPage();
    await signInAsResident(resident, journey, "13800000001");
    await looksRight(resident, "mine");
    const { number } = await sayIt(resident, { ...canal, phone: "13800000001", photos: 2, look: looksRight });
    await looksRightInBoth(resident, "receipt");
    await resident.goto(`/cases/${number}`);
    await resident.getByRole("heading", { name: "办到哪一步" }).waitFor();
    await looksRight(resident, "case received");

    const clerk = await journey.newPage();
    await signInAsStaff(clerk, journey, clerkPhone);
    await looksRightInBoth(clerk, "desk");
    await register(clerk, number, {
      item: "信访程序",
      topic: "水利、供水、排水：灌渠、塘堰",
      look: looksRight,
    });
    await looksRightInBoth(clerk, "desk case");
    await stepOn(clerk, number, "转给有权处理的单位");
    await clerk.getByLabel("找别的单位").fill("荆州区水利");
    await clerk.getByRole("main").getByRole("button", { name: "找", exact: true }).click();
    await clerk.getByRole("radio", { name: "荆州区水利和湖泊局" }).check();
    await looksRight(clerk, "desk transfer");
    await confirmStep(clerk);
    await backOnCase(clerk, number);

    const handler = await journey.newPage();
    await signInAsStaff(handler, journey, handlerPhone);
    await stepOn(handler, number, "接收");
    await confirmStep(handler);
    await backOnCase(handler, number);
    await stepOn(handler, number, "按普通程序受理");
    await confirmStep(handler);
    await backOnCase(handler, number);

    // An opinion that lacks a part is refused, and what was written is still there.
    await stepOn(handler, number, "出具处理意见书");
    await handler.getByLabel("查明的事实和理由").fill("经现场查看，灌渠塌陷二十一米，系施工车辆碾压所致。");
    await handler
      .getByLabel("处理意见", { exact: true })
      .fill("施工单位十日内修复，修复前由镇里调水泵保供水。");
    await confirmStep(handler);
    await handler.getByRole("alert").waitFor();
    await looksRight(handler, "desk reply refused");
    await expect
      .poll(() => handler.getByLabel("处理意见", { exact: true }).inputValue())
      .toContain("十日内修复");
    await handler.getByLabel("法律依据").fill("《中华人民共和国水法》第四十一条");
    await handler.getByRole("radio", { name: "支持", exact: true }).check();
    await confirmStep(handler);
    await backOnCase(handler, number);

    await resident.goto(`/cases/${number}`);
    await resident.getByRole("heading", { name: "处理意见书" }).waitFor();
    await expect.poll(() => mainText(resident)).toContain("陈丽");
    await looksRightInBoth(resident, "case answered");
    await resident.getByRole("link", { name: "评一评" }).click();
    await resident
      .getByRole("group", { name: /受理窗口/ })
      .getByRole("radio", { name: "非常满意", exact: true })
      .check();
    await resident
      .getByRole("group", { name: /办理单位/ })
      .getByRole("radio", { name: "不满意", exact: true })
      .check();
    await resident.getByRole("button", { name: "就这样评" }).click();
    // A bad review says what was bad, or it cannot be mended.
    await resident.getByRole("alert").waitFor();
    await looksRight(resident, "rate refused");
    await resident.getByRole("checkbox", { name: "太慢" }).check();
    await resident.getByRole("button", { name: "就这样评" }).click();
    await resident.waitForURL(`**/cases/${number}`);
    await resident.getByRole("link", { name: "了结" }).click();
    await looksRight(resident, "close");
    await resident.getByRole("button", { name: "了结这件事" }).click();
    await resident.waitForURL(`**/cases/${number}`);

    const petition = await journey.db.petition.findUniqueOrThrow({
      where: { number },
      include: { ratings: true },
    });
    expect(petition.state).toBe("closed");
    expect(petition.ratings.map(({ target, level }) => [target, level]).sort()).toEqual([
      ["handler", 2],
      ["window", 5],
    ]);
  }, 180_000);

  it("a declined case leads to the right door, also by number and code without an account", async () => {
    const resident = await journey.newPage();
    const { number, lookupCode } = await sayIt(resident, {
      ...canal,
      narrative: "欠款的官司判下来我赢了，对方一直没有给钱。",
      requested: "想知道执行到哪一步了",
      phone: "13800000002",
    });
    const clerk = await journey.newPage();
    await signInAsStaff(clerk, journey, clerkPhone);
    await register(clerk, number, { item: "诉讼、检察、公安程序", topic: "法院、检察院：执行" });
    await stepOn(clerk, number, "告知法定途径");
    await clerk.getByRole("radio", { name: "法院" }).check();
    await clerk.getByLabel("理由").fill("这件事由法院执行部门办。请带判决书和身份证到诉讼服务中心。");
    await confirmStep(clerk);
    await backOnCase(clerk, number);

    const stranger = await journey.newPage();
    await stranger.goto(`/cases/${number}`);
    await stranger.waitForURL("**/track?**");
    await looksRight(stranger, "track");
    await stranger.getByLabel("查询码").fill(lookupCode === "000000" ? "000001" : "000000");
    await stranger.getByRole("button", { name: "查", exact: true }).click();
    await stranger.getByRole("alert").waitFor();
    await stranger.getByLabel("查询码").fill(lookupCode);
    await stranger.getByRole("button", { name: "查", exact: true }).click();
    await stranger.waitForURL(`**/cases/${number}`);
    await looksRight(stranger, "case by code");
    const shown = await stranger.content();
    expect(shown).toContain("法院");
    // Progress only: nobody's name, number or words.
    for (const personal of [canal.name, "13800000002", "欠款的官司", "诉讼服务中心"])
      expect(shown).not.toContain(personal);
  }, 120_000);

  it("the whole of it with JavaScript disabled on the resident's phone", async () => {
    const resident = await journey.newPage({ javaScriptEnabled: false });
    await signInAsResident(resident, journey, "13800000003");
    const { number } = await sayIt(resident, { ...canal, phone: "13800000003", photos: 2 });
    const handler = await journey.newPage();
    await signInAsStaff(handler, journey, clerkPhone);
    await register(handler, number, { item: "信访程序", topic: "水利、供水、排水：灌渠、塘堰" });
    await stepOn(handler, number, "请来件人补充");
    await handler.getByLabel("要补什么").fill("请补一张能看清现场的照片");
    await confirmStep(handler);
    await backOnCase(handler, number);
    await resident.goto(`/cases/${number}`);
    await resident.getByRole("link", { name: "补充", exact: true }).click();
    await resident.getByLabel("要补充的话").fill("照片拍的是三组桥边，水从这里断的。");
    await resident
      .getByLabel("照片和材料")
      .setInputFiles([{ name: "桥边.jpg", mimeType: "image/jpeg", buffer: await aPhoto("#345") }]);
    await resident.getByRole("button", { name: "交上去" }).click();
    await resident.waitForURL(`**/cases/${number}`);
    await resident.getByText("桥边.jpg").waitFor();
    await stepOn(handler, number, "按简易办理受理");
    await confirmStep(handler);
    await backOnCase(handler, number);
    await stepOn(handler, number, "出具处理意见书");
    await handler.getByLabel("查明的事实和理由").fill("现场属实。");
    await handler.getByLabel("处理意见", { exact: true }).fill("三日内修好。");
    await handler.getByLabel("法律依据").fill("《中华人民共和国水法》第四十一条");
    await handler.getByRole("radio", { name: "支持", exact: true }).check();
    await confirmStep(handler);
    await backOnCase(handler, number);
    await resident.goto(`/cases/${number}/rate`);
    await resident
      .getByRole("group", { name: /受理窗口/ })
      .getByRole("radio", { name: "满意", exact: true })
      .check();
    await resident.getByRole("button", { name: "就这样评" }).click();
    await resident.waitForURL(`**/cases/${number}`);
    await resident.goto(`/cases/${number}/close`);
    await resident.getByRole("button", { name: "了结这件事" }).click();
    await resident.waitForURL(`**/cases/${number}`);
    expect(await journey.db.petition.findUniqueOrThrow({ where: { number } })).toMatchObject({
      state: "closed",
    });
  }, 180_000);

  it("leaves an audit trail that holds", async () => {
    const { chains, faults } = await verifyAudit(journey.db);
    expect(faults).toEqual([]);
    expect(chains).toBeGreaterThan(3);
  });
});
