import type { LoaderFunctionArgs } from "@remix-run/node";

/** For balancers and monitors: 200 when this process reaches its database, else 503. */
export async function loader({ context }: LoaderFunctionArgs) {
  const headers = { "Cache-Control": "no-store" };
  try {
    await context.db.$queryRaw`SELECT 1`;
    const seconds = Math.floor((context.now().getTime() - context.startedAt.getTime()) / 1000);
    return Response.json({ status: "ok", seconds }, { headers });
  } catch {
    return Response.json({ status: "database unreachable" }, { status: 503, headers });
  }
}
