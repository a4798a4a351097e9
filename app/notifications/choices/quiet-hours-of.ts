/** In which hours somebody wants to be left alone: their own choice, else that of the city. Pure. */
import { type QuietHours, readQuietHours } from "#app/platform/quiet-hours.ts";

/** Chosen by whoever wants news at any hour. */
export const noQuietHours = "none";

/** `chosen` as it is stored: `21:00-08:00`, `none`, or null for nothing chosen. */
export function quietHoursOf(chosen: string | null, ofCity: QuietHours | null): QuietHours | null {
  if (chosen === null) return ofCity;
  return chosen === noQuietHours ? null : (readQuietHours(chosen) ?? ofCity);
}
