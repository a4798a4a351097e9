import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { tasksOf } from "../rectification/read-tasks.server.ts";
import { requireReader } from "../rectification/require-reader.server.ts";
import { TaskList } from "../rectification/task-list.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireReader(request, context);
  return { tasks: await tasksOf(context.db, actor, context.now()) };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rectification.title);

export default function RectificationPage() {
  const { tasks } = useLoaderData<typeof loader>();
  const { rectification } = useMessages();
  return (
    <Column>
      <DeskHead title={rectification.title} lead={rectification.deskLead} />
      {tasks.length === 0 ? <EmptyState>{rectification.none}</EmptyState> : <TaskList tasks={tasks} />}
    </Column>
  );
}
