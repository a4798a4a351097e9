import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { CaseColumns } from "#app/ui/case-lists.tsx";
import { Clock } from "#app/ui/clock.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { CameIn } from "../desk/desk-came-in.tsx";
import { CanDo, verbOf } from "../desk/desk-can-do.tsx";
import { readDeskCase } from "../desk/desk-case.server.ts";
import { DeskHistory } from "../desk/desk-history.tsx";
import { DeskKeys } from "../desk/desk-keys.tsx";
import { numberIn } from "../desk/desk-request.server.ts";
import { recordAccess } from "../record-access.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.read");
  const now = context.now();
  const today = localDateOf(now);
  const calendar = await loadWorkingCalendar(context.db);
  const petition = await readDeskCase(context.db, context.env, actor, numberIn(params), {
    today,
    calendar,
  });
  if (petition === null) throw new Response(null, { status: 404 });
  await recordAccess(context.db, { petitionId: petition.id, actor, seen: "matter", now });
  return { petition, today };
}

export const meta = titled<typeof loader>((messages) => messages.desk.case.cameIn);

export default function DeskCasePage() {
  const { petition, today } = useLoaderData<typeof loader>();
  const { desk } = useMessages();
  const face = petition.dueOn === null ? ({ kind: "none" } as const) : clockFace(petition.dueOn, today);
  return (
    <>
      <div className="flex flex-wrap items-center pt-4 pb-3">
        <div className="mr-6">
          <BackLink to={addresses.desk}>{desk.title.mine}</BackLink>
        </div>
        <span className="mr-6 text-ink-2">{formatCaseNumber(petition.number)}</span>
        <Clock face={face} />
        <h1 className="mt-1 basis-full">{petition.title === "" ? desk.sealedTitle : petition.title}</h1>
      </div>
      <CaseColumns
        columns={[
          { title: desk.case.cameIn, content: <CameIn petition={petition} /> },
          { title: desk.case.canDo, content: <CanDo petition={petition} /> },
          { title: desk.case.history, content: <DeskHistory petition={petition} /> },
        ]}
      />
      <DeskKeys
        keys={[
          ...petition.actions
            .filter(({ open }) => open)
            .map(({ action, key }) => ({ keys: [key], words: verbOf(action, petition, desk) })),
          { keys: ["L"], words: desk.keys.back, to: addresses.desk },
          { keys: ["/"], words: desk.keys.find },
        ]}
      />
    </>
  );
}
