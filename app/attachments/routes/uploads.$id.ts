import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { isId } from "#app/platform/ids.ts";
import { countTry } from "#app/platform/rate-limit.server.ts";
import { receivedOf, receivePart } from "../uploads.server.ts";

/** How far a file has come: `{ received }`, in bytes. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  return Response.json({ received: await receivedOf(context, uploadId(params.id)) }, uncached);
}

/** The next part of a file, `Upload-From` bytes into its `Upload-Size`. 409 says which part is due instead. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const id = uploadId(params.id);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const limit = await countTry(context.db, [partsPerAddress], context.clientAddress);
  if (!limit.ok)
    throw new Response(null, { status: 429, headers: { "Retry-After": String(limit.retryAfterSeconds) } });
  const [from, size] = ["Upload-From", "Upload-Size"].map((name) => wholeNumber(request.headers.get(name)));
  if (from === undefined || size === undefined) throw new Response(null, { status: 400 });
  const bytes = Buffer.from(await request.arrayBuffer());
  const part = await receivePart({ ...context, now: context.now() }, { id, from, size, bytes });
  if (part.ok) return Response.json({ received: part.received }, uncached);
  if (part.reason === "order")
    return Response.json({ received: part.received }, { ...uncached, status: 409 });
  throw new Response(null, { status: part.reason === "too_large" ? 413 : 400 });
}

/** Forty photos of the largest size in an hour: a village hall behind one address still gets through. */
const partsPerAddress = { name: "upload.part", points: 4_000, seconds: 3_600 };

const uncached = { headers: { "Cache-Control": "no-store" } };

function uploadId(id: string | undefined): string {
  if (!isId(id)) throw new Response(null, { status: 404 });
  return id;
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
