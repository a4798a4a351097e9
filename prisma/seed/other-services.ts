/** What advisers do besides bookings: a lecture a quarter (FL-05), a paper drafted, two sides brought together. */
import { addDays, localDateFrom, localDateOf, weekdayOf } from "#app/deadlines/local-date.ts";
import { momentOf } from "#app/legal-advice/bookings/slots.ts";
import { newId } from "#app/platform/ids.ts";
import type { SeedAdviser } from "./advice-cast.ts";
import type { HoursStep } from "./advice-hours.ts";
import { pastDays, type SeedService } from "./advice-rows.ts";
import { serviceNotes } from "./advice-stories.ts";
import type { Random } from "./random.ts";

export function otherServices(adviser: SeedAdviser, random: Random, now: Date): readonly SeedService[] {
  const today = localDateOf(now);
  const services: SeedService[] = [];
  for (let step = -pastDays; step < 0; step += random.between(18, 45)) {
    const servedOn = addDays(today, step);
    const sponsorship = adviser.sponsorships.find(
      ({ startsOn, endsOn }) => startsOn <= servedOn && servedOn <= endsOn,
    );
    if (sponsorship === undefined || weekdayOf(servedOn) === 0) continue;
    const lecture = random.chance(0.35);
    services.push({
      id: newId(),
      adviser,
      sponsorshipId: sponsorship.id,
      village: random.pick(sponsorship.villages),
      servedOn,
      minutes: lecture ? 60 : random.between(4, 9) * 10,
      kind: lecture
        ? "lecture"
        : random.pick(["dispute_resolution", "drafting", "legal_aid_referral"] as const),
      peopleServed: lecture ? random.between(18, 65) : random.between(1, 4),
      note: lecture ? "在村里讲了一课：借钱、担保和欠薪。" : random.pick(serviceNotes),
      recordedAt: momentOf(servedOn, 17 * 60 + random.between(1, 50)),
    });
  }
  return services;
}

/** The hours it takes. */
export function chargeStep({ id, sponsorshipId, servedOn, minutes, recordedAt }: SeedService): HoursStep {
  const month = localDateFrom(`${servedOn.slice(0, 7)}-01`);
  return { at: recordedAt, sponsorshipId, month, bookingId: null, serviceId: id, does: "charge", minutes };
}
