/**
 * Pages that somebody has looked at open again without a signal, marked with when they were seen. They belong to whoever
 * they were made for: as soon as the server answers anybody else, all of them go.
 */
import { CacheExpiration } from "workbox-expiration";
import { nobody } from "#app/accounts/phone-owner.ts";
import { isWorthKeeping, type Renewal, renewed, visitedPages } from "../kept-pages.ts";

declare const self: ServiceWorkerGlobalScope;

/** How long a line may be silent before the kept page is shown meanwhile, in milliseconds. */
const patience = 4_000;
const keptFor = { maxEntries: 60, maxAgeSeconds: 14 * 86_400 };
const ownerHeader = "X-Phone-Owner";
/** When the server gave it. */
const seenHeader = "X-Seen-At";

const expiration = new CacheExpiration(visitedPages, keptFor);

/** Answers that came after the kept page was shown, for the moment in which the page asks for them. */
const cameLate = new Map<string, Response>();
const keptReady = 10_000;

/** From the server; from the phone when it cannot be had, or not soon. Null when neither has it. */
export async function visitedPage(
  request: Request,
  handled: (work: Promise<unknown>) => void,
): Promise<Response | null> {
  const ready = cameLate.get(request.url);
  if (ready !== undefined) {
    cameLate.delete(request.url);
    return ready;
  }
  const fromServer = fetch(request).then(async (answer) => {
    if (isPage(answer)) await keep(request, answer.clone());
    return answer;
  });
  handled(fromServer.catch(() => undefined));
  const kept = await keptVisit(request);
  if (kept === null) return fromServer.catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  const inTime = await Promise.race([fromServer.catch(() => null), late]);
  if (inTime !== null) return inTime;
  handled(fromServer.then((answer) => tellRenewed(request.url, answer)).catch(() => undefined));
  return kept;
}

/** A page that shows what was kept asks whether the newer version came before it could be told. */
export function answerRenewals(): void {
  self.addEventListener("message", ({ data, source }) => {
    const { kind, url } = (data ?? {}) as Partial<Renewal>;
    if (kind === renewed && url !== undefined && cameLate.has(url))
      (source as WindowClient | null)?.postMessage({ kind, url } satisfies Renewal);
  });
}

/** The page that shows what was kept asks for the new one, which is here already. */
async function tellRenewed(url: string, answer: Response): Promise<void> {
  if (!isPage(answer) || answer.redirected) return;
  cameLate.set(url, answer);
  setTimeout(() => cameLate.delete(url), keptReady);
  for (const client of await self.clients.matchAll({ type: "window" }))
    client.postMessage({ kind: renewed, url } satisfies Renewal);
}

function isPage(answer: Response): boolean {
  return answer.headers.get("Content-Type")?.startsWith("text/html") ?? false;
}

async function keep(request: Request, answer: Response): Promise<void> {
  const cache = await caches.open(visitedPages);
  const owner = answer.headers.get(ownerHeader) ?? nobody;
  const [any] = await cache.keys();
  const before = any === undefined ? undefined : (await cache.match(any))?.headers.get(ownerHeader);
  if (before !== undefined && before !== owner) await caches.delete(visitedPages);
  const { pathname, search } = new URL(request.url);
  if (answer.status !== 200 || answer.redirected || !isWorthKeeping(pathname)) return;
  const headers = new Headers(answer.headers);
  headers.set(seenHeader, new Date().toISOString());
  const page = new Response(await answer.blob(), { headers });
  const address = pathname + search;
  await (await caches.open(visitedPages)).put(address, page);
  await expiration.updateTimestamp(new URL(address, request.url).href);
  await expiration.expireEntries();
}

async function keptVisit({ url }: Request): Promise<Response | null> {
  const cache = await caches.open(visitedPages);
  const kept = (await cache.match(url)) ?? (await cache.match(url, { ignoreSearch: true }));
  return kept === undefined ? null : marked(kept, kept.headers.get(seenHeader) ?? "");
}

/** The page as it was kept, which says so itself (page-owner.ts, page/say-when-seen.ts). */
export async function marked(page: Response, seenAt: string): Promise<Response> {
  const words = (await page.text()).replace("<html ", `<html data-kept="${seenAt}" `);
  // Its own rules of content come with it; the length is another by now.
  const headers = new Headers(page.headers);
  for (const name of ["Content-Length", "Content-Encoding"]) headers.delete(name);
  return new Response(words, { headers });
}
