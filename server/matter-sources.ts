/** The matters of all products, for what works on matters of every kind: opening by code, messages. */
import { bookingMatter } from "#app/legal-advice/bookings/booking-matter.server.ts";
import { questionMatter } from "#app/legal-advice/questions/question-matter.server.ts";
import type { MatterSources } from "#app/matters/matter-source.ts";
import { petitionMatter } from "#app/petitions/petition-matter.server.ts";

export const matterSources: MatterSources = {
  petition: petitionMatter,
  booking: bookingMatter,
  question: questionMatter,
};
