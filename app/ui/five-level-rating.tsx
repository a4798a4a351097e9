/** 好差评 (国办发〔2019〕51号): five levels in words, the best first, and not rating at all. Used by every product. */
import { Radios } from "./choices.tsx";

export type LevelWords = Readonly<Record<1 | 2 | 3 | 4 | 5, string>>;

/** `skip` is the choice not to rate; silence is never counted as satisfied. */
export function FiveLevelRating({
  name,
  legend,
  levels,
  skip,
  value,
  error,
}: {
  name: string;
  legend: string;
  levels: LevelWords;
  skip: string;
  value?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <Radios
      name={name}
      legend={legend}
      error={error}
      value={value ?? ""}
      options={[
        ...([5, 4, 3, 2, 1] as const).map((level) => ({ value: String(level), label: levels[level] })),
        { value: "", label: skip },
      ]}
    />
  );
}
