/** Kept by a web-view that came from the mini-program and may bind who came with it. */
import { createCookie } from "@remix-run/node";
import type { Env } from "#app/platform/env.server.ts";
import { isId } from "#app/platform/ids.ts";
import { bindMinutes } from "./tickets.server.ts";

function cookie(env: Pick<Env, "appSecret" | "publicOrigin">) {
  return createCookie("wechat", {
    secrets: [env.appSecret.toString("base64")],
    httpOnly: true,
    sameSite: "lax",
    secure: env.publicOrigin.startsWith("https:"),
    path: "/",
    maxAge: bindMinutes * 60,
  });
}

export async function enteredWith(
  request: Request,
  env: Pick<Env, "appSecret" | "publicOrigin">,
): Promise<string | null> {
  const value: unknown = await cookie(env).parse(request.headers.get("Cookie"));
  return typeof value === "string" && isId(value) ? value : null;
}

/** The header that keeps it; null forgets it. */
export function rememberEntered(
  env: Pick<Env, "appSecret" | "publicOrigin">,
  ticketId: string | null,
): Promise<string> {
  return cookie(env).serialize(ticketId ?? "", ticketId === null ? { maxAge: 0 } : {});
}
