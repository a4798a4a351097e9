/** 64 people press the same time in the same moment, at two processes: one gets it, the others the nearest free times. */
import { expect, it } from "vitest";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { sealPhone } from "#app/accounts/people.server.ts";
import { beginSession } from "#app/accounts/session.server.ts";
import { wantedQuery } from "#app/legal-advice/bookings/wanted-time.ts";
import { newId } from "#app/platform/ids.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { unbalancedAccounts } from "#tests/builders/bookings.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { startJourney } from "#tests/setup/journey.ts";

const people = 64;
const rounds = 5;

const { db, env, addresses } = await startJourney({ processes: 2 });
const sponsorId = (await aStaffedTown(db)).handler.organisationId;

async function aResident(index: number): Promise<string> {
  const id = newId();
  const phone = `136${String(index).padStart(8, "0")}`;
  await db.person.create({
    data: { id, phoneIndex: phoneIndexOf(env, phone), phoneSealed: sealPhone(env, id, phone) },
  });
  const context = { db, env, now: () => new Date() };
  return (await beginSession(context, { personId: id, isStaff: false })).split(";")[0] ?? "";
}

it("gives a time to exactly one of 64, and every other the nearest free times", async () => {
  const cookies: string[] = [];
  for (let index = 0; index < people; index += 1) cookies.push(await aResident(index));
  for (let round = 0; round < rounds; round += 1) {
    const adviser = await anAdviser(db);
    await aSponsorship(db, { adviserId: adviser.id, sponsorId });
    const time = new URLSearchParams(wantedQuery(aTime(adviser.id), villageCode)).toString();
    const answers = await Promise.all(
      cookies.map(async (cookie, index) => {
        const address = addresses[index % addresses.length] ?? "";
        const response = await fetch(`${address}/advice/book/who?${time}`, {
          method: "POST",
          redirect: "manual",
          headers: { Cookie: cookie, Origin: address },
          body: new URLSearchParams({ time, name: "林秋月", matter: "路", idempotencyKey: newId() }),
        });
        return { status: response.status, text: await response.text() };
      }),
    );
    const booked = answers.filter(({ status }) => status === 302);
    const refused = answers.filter(({ status }) => status === 200);
    expect({ booked: booked.length, refused: refused.length }).toEqual({ booked: 1, refused: people - 1 });
    for (const { text } of refused) {
      expect(text).toContain("这个时间刚刚被人约走了");
      expect(
        text.match(/type="radio"[^>]*name="time"|name="time"[^>]*type="radio"/g)?.length,
      ).toBeGreaterThan(2);
      expect(text).toContain("陆文 律师");
    }
    expect(await db.booking.count({ where: { adviserId: adviser.id } })).toBe(1);
  }
  expect(await unbalancedAccounts(db)).toEqual([]);
});
