/** Shows the lookup code of a matter to the browser that made it, for a few minutes and nowhere else. */
import { createCookie } from "@remix-run/node";
import type { Env } from "#app/platform/env.server.ts";

/** Minutes for which the page of a new matter shows its code. */
const shownMinutes = 10;

export function giveCode(
  env: CookieEnv,
  { number, lookupCode }: { readonly number: string; readonly lookupCode: string },
): Promise<string> {
  return givenCookie(env).serialize({ number, lookupCode });
}

/** Null when this browser did not just make the matter of this number. */
export async function codeJustGiven(
  request: Request,
  env: CookieEnv,
  number: string,
): Promise<string | null> {
  const given: unknown = await givenCookie(env).parse(request.headers.get("Cookie"));
  if (typeof given !== "object" || given === null) return null;
  if (!("number" in given && "lookupCode" in given) || given.number !== number) return null;
  return String(given.lookupCode);
}

type CookieEnv = Pick<Env, "appSecret" | "publicOrigin">;

function givenCookie(env: CookieEnv) {
  return createCookie("given", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env.publicOrigin.startsWith("https:"),
    maxAge: shownMinutes * 60,
    secrets: [env.appSecret.toString("base64")],
  });
}
