import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { titled } from "#app/ui/page-title.ts";
import { requireAdviser } from "../adviser-access.server.ts";
import { renewFeed, switchFeedOff } from "../schedule/calendar-feed.server.ts";
import { readSchedule } from "../schedule/read-schedule.server.ts";
import { removeHours } from "../schedule/remove-hours.server.ts";
import { ScheduleView } from "../schedule/schedule-view.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const schedule = await readSchedule(context.db, adviser.id, context.now());
  const saved = new URL(request.url).searchParams.has("saved");
  return { ...schedule, saved, idempotencyKey: newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const form = await request.formData();
  const step = { adviser, idempotencyKey: String(form.get("idempotencyKey") ?? "") };
  switch (form.get("step")) {
    case "feed":
      // Not after a redirect: the address stands on this one page and nowhere else.
      return { address: await renewFeed(context, adviser) };
    case "feed_off":
      await switchFeedOff(context, step);
      break;
    case "remove": {
      const id = String(form.get("id") ?? "");
      // What is gone already is as wanted.
      if (isId(id)) await removeHours(context, { ...step, kind: "exception", id });
      break;
    }
    default:
      throw new Response(null, { status: 400 });
  }
  throw redirect(`${addresses.hours}?saved`);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.schedule.title);

export default function HoursPage() {
  const schedule = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <ScheduleView {...schedule} address={reply?.address ?? null} />;
}
