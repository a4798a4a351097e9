/** Sentences about a booked time that pages and files share. */
import type { Messages } from "#app/i18n/index.ts";
import type { AdviceMode } from "./slots.ts";

/** How one meets: at which place, or that the lawyer calls. */
export function meetingWords(
  { mode: modeWords, modeText }: Messages["bookings"],
  {
    mode,
    place,
    firmName,
  }: {
    readonly mode: AdviceMode;
    readonly place: { readonly name: string } | null;
    readonly firmName: string;
  },
): string {
  switch (mode) {
    case "at_village":
      return place === null ? modeWords.at_village : modeText.at_village(place.name);
    case "at_firm":
      return modeText.at_firm(firmName);
    default:
      return modeText[mode];
  }
}
