import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatDateTimeLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, ButtonLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, KeyValues, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { monthlyStatement } from "../sponsorships/monthly-statement.server.ts";
import {
  checkUpEntries,
  hoursEntries,
  lineWords,
  statementTitle,
  sumWords,
} from "../sponsorships/statement-words.ts";

export async function loader({ request, context, params: { id, month } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.read");
  const now = context.now();
  const statement = await monthlyStatement(context.db, actor, { id, month }, now);
  if (statement === null) throw new Response(null, { status: 404 });
  return { statement, now: now.toISOString() };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.sponsorships.statement.name);

export default function MonthlyStatementPage() {
  const { statement, now } = useLoaderData<typeof loader>();
  const { sponsorships, chambers, common } = useMessages();
  const language = useLanguage();
  const words = sponsorships.statement;
  const page = `${addresses.sponsorships}/${statement.id}`;
  const { sponsorName, adviserName, firmName, places, total } = statement;
  const line = (each: Parameters<typeof lineWords>[1]) => lineWords(sponsorships, each, common.comma);
  return (
    <Column>
      <BackLink to={page}>{sponsorName}</BackLink>
      <DeskHead title={statementTitle(sponsorships, statement, language)} />
      <p className="mb-4 max-w-measure text-ink-2">{words.lead(sponsorName, adviserName, firmName)}</p>
      {statement.isOpen && <Note>{words.asOf(formatDateTimeLong(new Date(now), language))}</Note>}
      <Section title={words.hours} first>
        <KeyValues entries={hoursEntries(sponsorships, statement)} />
        <p className="mt-4 max-w-measure text-ink-2">{sumWords(sponsorships, statement)}</p>
        <p className="mt-2 max-w-measure text-ink-2">{words.returnedHint}</p>
      </Section>
      <Section title={words.services}>
        {places.length === 0 ? (
          <EmptyState>{words.noServices}</EmptyState>
        ) : (
          <Rows>
            {places.map(({ code, name, lines }) => (
              <div key={code}>
                <p className="font-bold">{name}</p>
                <KeyValues entries={lines.map((each) => [chambers.kinds[each.kind], line(each)])} />
              </div>
            ))}
            <div key="total">
              <p className="font-bold">{words.total}</p>
              <p>{line(total)}</p>
            </div>
          </Rows>
        )}
      </Section>
      <Section title={words.checkUps}>
        <KeyValues entries={checkUpEntries(sponsorships, statement)} />
      </Section>
      <p className="mt-6 max-w-measure text-ink-2">{words.secret}</p>
      <Actions>
        <ButtonLink to={`${page}/${statement.month.slice(0, 7)}/statement.pdf`} reload>
          {words.pdf}
        </ButtonLink>
        <ButtonLink to={`${page}/${statement.month.slice(0, 7)}/statement.csv`} reload>
          {words.csv}
        </ButtonLink>
      </Actions>
    </Column>
  );
}
