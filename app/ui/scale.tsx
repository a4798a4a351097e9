/** A few points of one scale, side by side and as wide as a thumb: what a survey asks most. */
import type { ReactNode } from "react";
import { FieldGroup, type FieldWords } from "./field.tsx";

export type ScalePoint = {
  readonly value: string;
  /** What stands in the box. */
  readonly sign: string;
  /** Read aloud after the sign. */
  readonly words?: string;
};

/** `ends` stand below the first and the last point; `aside` is the choice outside the scale, such as "not applicable". */
export function Scale({
  name,
  legend,
  points,
  ends,
  aside,
  value,
  ...words
}: Omit<FieldWords, "label"> & {
  readonly name: string;
  readonly legend: ReactNode;
  readonly points: readonly ScalePoint[];
  readonly ends: readonly [string, string];
  readonly aside?: { readonly value: string; readonly label: string } | undefined;
  readonly value?: string | undefined;
}) {
  return (
    <FieldGroup id={name} label={legend} {...words}>
      <div
        className={`mt-3 grid gap-1.5 ${points.length > 6 ? "grid-cols-6 sm:grid-cols-11" : "grid-cols-5"}`}
      >
        {points.map((point) => (
          <label key={point.value} className="relative block cursor-pointer">
            <input
              type="radio"
              name={name}
              value={point.value}
              defaultChecked={value === point.value}
              className="scale-radio"
            />
            <span className="scale-box">
              {point.sign}
              {point.words !== undefined && <span className="sr-only"> {point.words}</span>}
            </span>
          </label>
        ))}
      </div>
      <p aria-hidden="true" className="mt-1.5 flex justify-between text-ink-2 text-min leading-snug">
        <span className="mr-4">{ends[0]}</span>
        <span className="text-right">{ends[1]}</span>
      </p>
      {aside !== undefined && (
        <div className="choices mt-1">
          <label>
            <input
              type="radio"
              name={name}
              value={aside.value}
              defaultChecked={value === aside.value}
              className="choice"
            />
            <span>{aside.label}</span>
          </label>
        </div>
      )}
    </FieldGroup>
  );
}
