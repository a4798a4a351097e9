import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { CallBackState, levelWords } from "../call-back-state.tsx";
import { readCallBacks } from "../call-backs.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "rating.call_back");
  return { list: await readCallBacks(context.db, actor, context.now()) };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.ratings.callBacks.title);

export default function CallBacksPage() {
  const { list } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const { callBacks } = messages.ratings;
  const language = useLanguage();
  return (
    <Column>
      <DeskHead title={callBacks.title} lead={callBacks.lead} />
      {list.length === 0 ? (
        <EmptyState>{callBacks.none}</EmptyState>
      ) : (
        <Rows>
          {list.map((each) => (
            <div key={each.id}>
              <p>
                <Link to={`${addresses.callBacks}/${each.number}`} className="font-bold">
                  {formatCaseNumber(each.number)}
                </Link>
              </p>
              <p>{callBacks.about(each.organisation, levelWords(messages, each.level))}</p>
              <CallBackState {...each} day={formatDayLong(each.doneOn ?? each.dueOn, language)} />
            </div>
          ))}
        </Rows>
      )}
    </Column>
  );
}
