/**
 * The path to go back to after a small detour (sign-in, preferences), or `fallback` if what came in is not a
 * plain path of this site. Refuses other origins, `//host`, `/\host` and control characters, which browsers
 * read as another host.
 */
export function safeReturnPath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || value.length > 2000 || !/^\/(?![/\\])/.test(value)) return fallback;
  const base = "http://here.invalid";
  if (!URL.canParse(value, base)) return fallback;
  const url = new URL(value, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}
