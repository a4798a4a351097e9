import { Codes } from "#app/ui/codes.tsx";
import { formatCaseNumber } from "./case-number.ts";
import { formatLookupCode } from "./lookup-code.ts";

/** Number and lookup code of a matter that was just made, to be written down. */
export function MatterCodes({
  number,
  code,
  words,
}: {
  readonly number: string;
  readonly code: string;
  readonly words: Readonly<Record<"number" | "numberHint" | "code" | "codeHint", string>>;
}) {
  return (
    <div className="mb-8">
      <Codes
        entries={[
          {
            name: words.number,
            groups: formatCaseNumber(number).split(" "),
            checkDigit: true,
            hint: words.numberHint,
          },
          { name: words.code, groups: formatLookupCode(code).split(" "), hint: words.codeHint },
        ]}
      />
    </div>
  );
}
