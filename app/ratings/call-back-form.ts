/** What is asked of whoever called back, shared by browser and server. */
import { z } from "zod";
import { type LocalDate, parseLocalDate } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";

export const callBackOutcomes = ["fixed", "promised", "explained", "not_reached"] as const;
const longestNote = 1_000;

export type CallBackResult =
  | { readonly outcome: "not_reached" }
  | {
      readonly outcome: "fixed" | "promised" | "explained";
      readonly note: string;
      readonly promisedOn: LocalDate | null;
    };

export function callBackForm({ ratings }: Messages, today: LocalDate) {
  const { problems } = ratings.callBacks;
  return z
    .object({
      outcome: z.enum(callBackOutcomes, { error: problems.outcome }),
      note: z.string().trim().max(longestNote).default(""),
      promisedOn: z.string().default(""),
    })
    .transform(({ outcome, note, promisedOn }, context): CallBackResult => {
      if (outcome === "not_reached") return { outcome };
      if (note === "") context.addIssue({ code: "custom", path: ["note"], message: problems.note });
      const day = parseLocalDate(promisedOn);
      const promised = day.ok && day.date > today ? day.date : null;
      if (outcome === "promised" && promised === null)
        context.addIssue({ code: "custom", path: ["promisedOn"], message: problems.promisedOn });
      return { outcome, note, promisedOn: outcome === "promised" ? promised : null };
    });
}
