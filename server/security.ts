/** What every answer and every request must satisfy, before any page of ours runs. */
import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Env } from "#app/platform/env.server.ts";
import { refuse } from "./refusal.ts";

const megabyte = 1024 * 1024;
/** Nine attachments of 20 MB in one form, with room for the words around them. */
const largestUpload = 184 * megabyte;
const largestForm = megabyte;

/** The nonce of this answer. */
export function nonceOf(response: Response): string {
  return String(response.locals.cspNonce);
}

/** Headers of every answer. Development needs inline styles and the socket of the module server. */
export function securityHeaders(env: Env, development: boolean): RequestHandler[] {
  const overHttps = env.publicOrigin.startsWith("https:");
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        scriptSrcAttr: ["'none'"],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", "blob:", "data:"],
        mediaSrc: ["'self'", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        frameSrc: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(overHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: overHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  const nonce: RequestHandler = (_request, response, next) => {
    response.locals.cspNonce = randomBytes(16).toString("base64url");
    // A voice note and a photo of a document are taken in the page; the place of a phone is never asked for.
    response.setHeader("Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=()");
    next();
  };
  return [nonce, headers];
}

/** Asked by the mini-program, which is no site. They take no cookie: only a code of WeChat says who asks. */
const withoutCookie = /^\/wechat\/(ticket|accepted)$/;

/**
 * Refuses what another site makes a browser send. Needs no token in the form, so it holds without JavaScript:
 * `Sec-Fetch-Site` where the browser sends it, else `Origin`, else `Referer`.
 */
export function sameOriginOnly(env: Env): RequestHandler {
  return (request, response, next) => {
    if (readsOnly(request) || withoutCookie.test(request.path) || comesFromUs(request, env.publicOrigin))
      next();
    else refuse(request, response, "foreign");
  };
}

/** No address of ours has the character NUL, and PostgreSQL takes none. */
export const withoutNul: RequestHandler = (request, response, next) => {
  if (/%00/.test(request.originalUrl)) refuse(request, response, "unreadable");
  else next();
};

const withFiles = [
  /^\/say\/(what|at-once|shared)$/,
  /^\/cases\/\d+\/add_material$/,
  /^\/advice\/questions\/\d+\/files$/,
  /^\/desk\/rounds\/[^/]+(\/bad-lines\.csv)?$/,
] as const;

/** The forms that send photos and papers; they are read as a stream, all others are held in memory whole. */
function takesFiles(path: string): boolean {
  return withFiles.some((pattern) => pattern.test(path.replace(/\.data$/, "")));
}

function readsOnly(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

function comesFromUs(request: Request, publicOrigin: string): boolean {
  const site = request.get("Sec-Fetch-Site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const sender = request.get("Origin") ?? request.get("Referer");
  if (sender === undefined || !URL.canParse(sender)) return false;
  const { origin, host } = new URL(sender);
  return origin === publicOrigin || host === request.get("Host");
}

/**
 * Refuses bodies beyond what any form of ours can hold. The length must be announced: Node then reads no more
 * than that, and every browser announces it for a form.
 */
export const boundedBody: RequestHandler = (request, response, next) => {
  if (readsOnly(request)) return next();
  const announced = request.get("Content-Length");
  if (announced === undefined && request.get("Transfer-Encoding") !== undefined) {
    return refuse(request, response, "unannounced");
  }
  if (Number(announced ?? 0) > (takesFiles(request.path) ? largestUpload : largestForm)) {
    return refuse(request, response, "tooLarge");
  }
  next();
};
