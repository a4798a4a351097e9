/** The fields of a rating, the same for every product. */
import type { SubmissionResult } from "@conform-to/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { FiveLevelRating } from "#app/ui/five-level-rating.tsx";
import { repliedFields } from "#app/ui/form.tsx";
import { ratingReasons } from "./rating.ts";

type Replied = { readonly result: SubmissionResult<string[]> | undefined };

/** One office is rated: level, reasons, a few words. `legend` says which. */
export function RatingFields({ result, legend }: Replied & { readonly legend: string }) {
  const { rating } = useMessages().tracking;
  const field = repliedFields(result);
  return (
    <>
      <FiveLevelRating
        name="level"
        legend={legend}
        levels={rating.level}
        skip={rating.skip}
        value={field("level").defaultValue}
        error={field("level").error}
      />
      <RatingReasons result={result} />
      <TextArea {...field("comment")} label={rating.comment} rows={3} optional />
    </>
  );
}

/** What one was not content with; asked of a bad review. */
export function RatingReasons({ result }: Replied) {
  const { rating } = useMessages().tracking;
  const chosen = result?.initialValue?.reasons;
  return (
    <Checkboxes
      name="reasons"
      legend={rating.reasons}
      hint={rating.reasonsHint}
      error={repliedFields(result)("reasons").error}
      values={Array.isArray(chosen) ? chosen.map(String) : typeof chosen === "string" ? [chosen] : []}
      options={ratingReasons.map((value) => ({ value, label: rating.reason[value] }))}
    />
  );
}
