/** What staff call a petitioner whose identity is sealed: 甲 and the last four digits of the number. */
const digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** `260519004215` is 甲四二一五. The same in both languages: it is a name. */
export function pseudonymOf(number: string): string {
  return `甲${[...number.slice(-4)].map((digit) => digits[Number(digit)] ?? digit).join("")}`;
}
