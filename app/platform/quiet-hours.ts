/** The hours in which nobody is woken by news that can wait. Pure. */
/** Times of day in Asia/Shanghai, `HH:MM`; `from` may be later than `to`: over midnight. */
export type QuietHours = { readonly from: string; readonly to: string };

const shape = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `21:00-08:00`; null for text that is none. */
export function readQuietHours(text: string): QuietHours | null {
  const [from = "", to = "", ...rest] = text.split("-").map((part) => part.trim());
  return rest.length === 0 && shape.test(from) && shape.test(to) && from !== to ? { from, to } : null;
}

const hour = 3_600_000;
/** Asia/Shanghai is eight hours ahead of UTC all year. */
const ahead = 8 * hour;

/** The moment itself, or the end of the quiet hours that it lies in. */
export function outsideQuietHours(moment: Date, hours: QuietHours | null): Date {
  if (hours === null) return moment;
  const local = new Date(moment.getTime() + ahead).toISOString();
  const [date, time] = [local.slice(0, 10), local.slice(11, 16)];
  const { from, to } = hours;
  const overMidnight = from > to;
  const isQuiet = overMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return moment;
  const end = Date.parse(`${date}T${to}:00Z`) - ahead;
  return new Date(overMidnight && time >= from ? end + 24 * hour : end);
}
