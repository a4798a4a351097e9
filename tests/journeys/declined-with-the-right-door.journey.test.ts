import { describe, expect, it } from "vitest";
import { deliverNotifications } from "#app/notifications/deliver-notifications.server.ts";
import { sendersOf } from "#app/notifications/senders-of.server.ts";
import { matterSources } from "#server/matter-sources.ts";
import { backOnCase, confirmStep, register, stepOn } from "#tests/builders/at-the-desk.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { sayIt } from "#tests/builders/say-it.ts";
import { signInAsResident, signInAsStaff, withSignIns } from "#tests/builders/sign-ins.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);
const [clerkPhone = ""] = await withSignIns(journey, [town.clerk]);

const accountPhone = "13800000061";
const contactPhone = "13800000062";
const judgment = {
  narrative: "宅基地的官司去年十二月判了，判我输，我觉得证人说了假话，想请综治中心重新判。",
  requested: "重新判",
  village: "荆州区",
  name: "郑秀珍",
  phone: contactPhone,
};
const note = "法院已经判了的，综治中心不能改。请带判决书到法院立案庭问再审。";

describe("declined with the right door", () => {
  it("a resident whose matter a court has judged reads why it is declined, follows the door and may do no more here", async () => {
    const resident = await journey.newPage();
    await signInAsResident(resident, journey, accountPhone);
    const { number } = await sayIt(resident, {
      ...judgment,
      look: async (page, name) => {
        if (name !== "say-check") return;
        // She typed another number than the one she signed in with: it is shown, and as what it is.
        const check = await mainText(page);
        expect(check).toContain(`${contactPhone}（没有核对`);
        expect(check).not.toContain(accountPhone);
      },
    });
    const party = await db.petitionParty.findFirstOrThrow({ where: { petition: { number } } });
    expect(party.phoneConfirmed).toBe(false);

    const clerk = await journey.newPage();
    await signInAsStaff(clerk, journey, clerkPhone);
    await register(clerk, number, { item: "诉讼、检察、公安程序", topic: "法院、检察院：执行" });
    await stepOn(clerk, number, "不予受理");
    await looksRightInBoth(clerk, "desk decline");
    // Without reason and door it is refused, and what was written stays.
    await clerk.getByLabel("理由", { exact: true }).fill(note);
    await confirmStep(clerk);
    await clerk.getByRole("alert").waitFor();
    await looksRight(clerk, "desk decline refused");
    await expect.poll(() => clerk.getByLabel("理由", { exact: true }).inputValue()).toBe(note);
    await clerk.getByRole("radio", { name: "依法不属于本单位和下级职权" }).check();
    await clerk.getByRole("radio", { name: "申请再审" }).check();
    await confirmStep(clerk);
    await backOnCase(clerk, number);
    await looksRightInBoth(clerk, "desk case declined");

    // The message says where to look, and nothing of the matter; it goes to the number that is confirmed.
    await deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: sendersOf(env, db),
      now: new Date(),
    });
    const message = await db.demonstrationMessage.findFirstOrThrow({
      where: { recipient: accountPhone, text: { contains: "不受理" } },
    });
    expect(message.text.replaceAll(" ", "")).toContain(number);
    expect(message.text).not.toContain("官司");
    await resident.goto("/mine");
    await resident.getByRole("link", { name: /宅基地的官司/ }).click();
    await resident.waitForURL(`**/cases/${number}`);
    await resident.getByText("理由：依法不属于").first().waitFor();
    const letter = await mainText(resident);
    expect(letter).toContain("理由：依法不属于本单位和下级职权（《信访工作条例》第二十三条）。");
    expect(letter).toContain(note);
    expect(letter).toContain(judgment.narrative);
    await looksRightInBoth(resident, "case declined");

    // What the table leaves open after a decline: nothing here, and a new matter any time.
    const may = resident
      .locator("section", { has: resident.getByRole("heading", { name: "现在您可以" }) })
      .last();
    await expect.poll(() => may.innerText()).toContain("这件事在这里已经结束");
    await expect.poll(() => may.getByRole("link").allInnerTexts()).toEqual(["另外说一件事"]);
    for (const step of ["request_review", "withdraw", "rate"]) {
      await resident.goto(`/cases/${number}/${step}`);
      await expect.poll(() => resident.getByRole("main").getByRole("button").count()).toBe(0);
    }
    await resident.goto(`/cases/${number}`);
    await resident.getByRole("link", { name: "怎么走：申请再审" }).click();
    await resident.waitForURL("**/which-door/doors/retrial?division=*");
    await resident.getByRole("heading", { level: 1 }).waitFor();
    const door = await mainText(resident);
    expect(door).toContain("《民事诉讼法》第二百一十六条");
    // The place she named came along: its nearest windows, not the question where she is.
    const { division } = await db.petition.findUniqueOrThrow({
      where: { number },
      select: { division: { select: { fullName: true } } },
    });
    expect(door).toContain(division.fullName);
    await looksRightInBoth(resident, "door");
  }, 180_000);
});
