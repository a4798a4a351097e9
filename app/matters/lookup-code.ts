/** 查询码: six digits on the receipt that, with the number, open the matter's progress without an account. */

export type ReadLookupCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly reason: "empty" | "length" };

export function readLookupCode(text: string): ReadLookupCode {
  const code = text.normalize("NFKC").replace(/[\s-]/gu, "");
  if (code === "") return { ok: false, reason: "empty" };
  return /^\d{6}$/.test(code) ? { ok: true, code } : { ok: false, reason: "length" };
}

/** `538204` is shown as `538 204`. */
export function formatLookupCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
