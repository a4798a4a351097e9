/** What products hand to each other's forms. */
import type { HandOvers } from "#app/matters/hand-over.ts";
import { conductItemHandOver, handOverConductItem } from "#app/surveys/conduct-lists/report-breach.server.ts";

export const handOvers: HandOvers = { [conductItemHandOver]: handOverConductItem };
