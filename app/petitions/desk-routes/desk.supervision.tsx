import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { organisationClocks } from "../desk/desk-supervision.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.supervise");
  return { organisations: await organisationClocks(context.db, actor, localDateOf(context.now())) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.desk.supervision.title);

export default function SupervisionPage() {
  const { organisations } = useLoaderData<typeof loader>();
  const { desk } = useMessages();
  const words = desk.supervision;
  const list = (view: string, owner: string) => `${addresses.desk}?view=${view}&owner=${owner}`;
  return (
    <>
      <DeskHead title={words.title} lead={words.lead} />
      {organisations.length === 0 ? (
        <EmptyState>{words.none}</EmptyState>
      ) : (
        <ul className="rows">
          {organisations.map(({ id, name, open, dueSoon, overdue, ownDays }) => (
            <li key={id} className="desk:flex desk:items-baseline">
              <h2 className="font-normal text-row desk:mr-6 desk:w-[320px]">
                <Link to={list("all", id)} className="inline-flex min-h-tap items-center font-bold">
                  {name}
                </Link>
              </h2>
              <p className="leading-[1.8]">
                {overdue > 0 && (
                  <Link to={list("overdue", id)} className="mr-6 whitespace-nowrap font-bold text-overdue">
                    {words.overdue(overdue)}
                  </Link>
                )}
                {dueSoon > 0 && (
                  <span className="mr-6 inline-block text-due-soon">{words.dueSoon(dueSoon)}</span>
                )}
                <span className="mr-6 inline-block">{words.open(open)}</span>
                {ownDays !== null && (
                  <span className="inline-block text-ink-2">
                    {words.ownDays((Math.round(ownDays * 10) / 10).toString())}
                  </span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
