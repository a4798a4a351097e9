import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titled } from "#app/ui/page-title.ts";
import { DoorPage } from "../door-page.tsx";
import { doorView } from "../door-view.server.ts";
import { type DoorId, doorNamed } from "../doors.ts";
import { withoutQuestions } from "../read-answers.ts";

/** One door by its name: where a case that was declined or directed elsewhere sends the person. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const door = doorNamed(params.door ?? "");
  if (door === null) throw new Response(null, { status: 404 });
  return doorView(context, withoutQuestions(new URL(request.url)), door);
}

export const handle = { hydrate: false };

export const meta = titled<{ id: DoorId }>((messages, loaded) =>
  loaded === undefined ? messages.whichDoor.title : messages.whichDoor.doors[loaded.id].title,
);

export default function OneDoor() {
  return <DoorPage {...useLoaderData<typeof loader>()} />;
}
