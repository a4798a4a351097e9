import type { TypedDay } from "./field.tsx";

/**
 * Reads the three boxes of a `DateInput` out of a form. `typed` is what stood in them; `day` is `YYYY-MM-DD`
 * when they make a day of the calendar, null when all are empty, and `"wrong"` otherwise. Full-width digits
 * count as digits.
 */
export function typedDay(
  form: { get(name: string): unknown },
  name: string,
): { readonly typed: TypedDay; readonly day: string | null | "wrong" } {
  const read = (part: string) =>
    String(form.get(`${name}.${part}`) ?? "")
      .normalize("NFKC")
      .trim();
  const typed = { year: read("year"), month: read("month"), day: read("day") };
  if (typed.year === "" && typed.month === "" && typed.day === "") return { typed, day: null };
  if (!/^\d{4}$/.test(typed.year) || !/^\d{1,2}$/.test(typed.month) || !/^\d{1,2}$/.test(typed.day)) {
    return { typed, day: "wrong" };
  }
  const date = new Date(Date.UTC(Number(typed.year), Number(typed.month) - 1, Number(typed.day)));
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const exact =
    date.getUTCFullYear() === Number(typed.year) &&
    date.getUTCMonth() === Number(typed.month) - 1 &&
    date.getUTCDate() === Number(typed.day);
  return { typed, day: exact ? date.toISOString().slice(0, 10) : "wrong" };
}
