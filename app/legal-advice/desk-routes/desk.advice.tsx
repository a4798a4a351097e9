import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmptyState, KeyValues, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { type FirmCounts, overseeAdvice } from "../sponsorships/oversee-advice.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "advice.oversee");
  return overseeAdvice(context.db, actor, context.now());
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.sponsorships.oversight.title);

export default function AdviceOversightPage() {
  const { questions, hours, firms } = useLoaderData<typeof loader>();
  const { sponsorships } = useMessages();
  const { oversight: words, duration } = sponsorships;
  const count = (number: number) => words.count(formatNumber(number));
  const late = (number: number) => (
    <span className={number > 0 ? "font-bold text-overdue" : ""}>{count(number)}</span>
  );
  return (
    <Column>
      <DeskHead title={words.title} />
      <p className="mb-4 max-w-measure text-ink-2">{words.lead}</p>
      <Section title={words.questions} first>
        <KeyValues
          entries={[
            [words.overdue, late(questions.overdue)],
            [words.soon, count(questions.soon)],
            [words.running, count(questions.running)],
            [words.asker, count(questions.asker)],
            [words.unassigned, count(questions.unassigned)],
            [words.unassignedLate, late(questions.unassignedLate)],
          ]}
        />
      </Section>
      <Section title={words.hours}>
        <p>{words.hoursLine(duration(hours.bought), duration(hours.used), duration(hours.held))}</p>
        <TextLink to={addresses.sponsorships}>{sponsorships.title}</TextLink>
      </Section>
      <Section title={words.firms}>
        <p className="mb-4 max-w-measure text-ink-2">{words.firmsLead}</p>
        {firms.length === 0 ? (
          <EmptyState>{words.noFirms}</EmptyState>
        ) : (
          <Rows>
            {firms.map((firm) => (
              <Firm key={firm.firmId} {...firm} />
            ))}
          </Rows>
        )}
      </Section>
    </Column>
  );
}

function Firm({ name, counts }: FirmCounts) {
  const { sponsorships, tracking, common } = useMessages();
  const words = sponsorships.oversight;
  const levels = tracking.rating.level;
  return (
    <div>
      <p className="font-bold">{name}</p>
      {counts === null ? (
        <p className="text-ink-2">{words.few}</p>
      ) : (
        <>
          <p>
            {[words.openShort(formatNumber(counts.open)), words.late(formatNumber(counts.late))].join(
              common.comma,
            )}
          </p>
          <p>
            {words.rated(
              String(Math.round((counts.rated / counts.served) * 100)),
              formatNumber(counts.rated),
            )}
          </p>
          <p className="text-ink-2">
            {([5, 4, 3, 2, 1] as const)
              .map((level, at) => `${levels[level]} ${counts.levels[at]}`)
              .join(common.comma)}
          </p>
        </>
      )}
    </div>
  );
}
