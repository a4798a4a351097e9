/** Times of a day as minutes after midnight. Pure. */

/** `9:05`, as it is read and shown. */
export function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** `09:05`, as a time field takes it; the end of the day is its last minute. */
export function fieldTime(minutes: number): string {
  return clockText(Math.min(minutes, 1_439)).padStart(5, "0");
}

/** Null for what is no time of a day. Full-width digits and colons count. */
export function readClock(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text.normalize("NFKC").trim());
  if (match === null) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

export const dayMinutes = 1_440;

type Span = { readonly fromTime: number; readonly toTime: number };

/** Half open: what ends at ten does not overlap what begins then. */
export function overlapping<Each extends Span>(
  spans: readonly Each[],
  { fromTime, toTime }: Span,
): Each | null {
  return spans.find((span) => span.fromTime < toTime && span.toTime > fromTime) ?? null;
}
