/**
 * The queue that hears that the days off of a year became known or were corrected. The room that keeps dates
 * makes the job (petitions/recount-clocks.server.ts); this room only names it, because it knows no product.
 */
export const calendarChanged = { queue: "deadlines.calendar-changed" } as const;
