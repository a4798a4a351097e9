/** The parts of an open round's page: whom to invite and remind, and who took part. */
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatNumber } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/note.tsx";
import { Section } from "#app/ui/page.tsx";
import { FigureTable } from "#app/ui/plot.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { InvitationCounts } from "./count-invitations.server.ts";
import type { Quota, QuotaGrouping } from "./count-quota.server.ts";
import { enterpriseSizes, enterpriseSizeWords, industryGroups, industryGroupWords } from "./industries.ts";
import type { AssessorsRound } from "./read-round.server.ts";

export function InvitationsPart({ round, counts }: { round: AssessorsRound; counts: InvitationCounts }) {
  const { invitations } = useMessages().rounds;
  const { waiting, failed, noPhone, toInvite, toRemind, letters } = counts;
  const file = `${addresses.rounds}/${round.slug}/letters.pdf`;
  return (
    <Section title={invitations.title} id="invitations">
      <p className="font-bold">
        {invitations.sent(formatNumber(counts.invited), formatNumber(round.invited))}
      </p>
      {waiting > 0 && <p>{invitations.waiting(formatNumber(waiting))}</p>}
      {failed > 0 && <p>{invitations.failed(formatNumber(failed))}</p>}
      {noPhone > 0 && <p>{invitations.noPhone(formatNumber(noPhone))}</p>}
      {toInvite > 0 && (
        <StepForm round={round} intent="invite" words={invitations.sms(formatNumber(toInvite))} main />
      )}
      <p className="mt-4 max-w-measure text-ink-2">{invitations.remindHint}</p>
      {toRemind > 0 && (
        <StepForm
          round={round}
          intent="remind"
          words={invitations.remind(formatNumber(toRemind))}
          main={toInvite === 0}
        />
      )}
      <h3 className="mt-8 mb-2 font-bold">{invitations.letters}</h3>
      <p className="mb-2 max-w-measure text-ink-2">{invitations.lettersLead}</p>
      <Rows>
        {(["unreached", "silent", "all"] as const).map((group) =>
          letters[group] === 0 ? null : (
            <TextLink key={group} to={`${file}?to=${group}`} reload>
              {invitations.print[group](formatNumber(letters[group]))}
            </TextLink>
          ),
        )}
      </Rows>
      {letters.unreached > 0 && (
        <StepForm round={round} intent="letters" words={invitations.posted(formatNumber(letters.unreached))}>
          <input type="hidden" name="to" value="unreached" />
        </StepForm>
      )}
    </Section>
  );
}

export function ParticipationPart({ round, quota }: { round: AssessorsRound; quota: Quota | null }) {
  const { participation, invitations } = useMessages().rounds;
  const { invited, tookPart, answers } = round;
  return (
    <Section title={participation.title} id="participation">
      {answers === null ? (
        <>
          <p className="font-bold">
            {participation.took(
              formatNumber(tookPart),
              formatNumber(invited),
              String(percent(tookPart, invited)),
            )}
          </p>
          <p className="mt-2 mb-4 max-w-measure text-ink-2">{participation.lead}</p>
          {quota !== null && <QuotaTables round={round} quota={quota} />}
        </>
      ) : (
        <>
          <p className="font-bold">{participation.answers(formatNumber(answers))}</p>
          {round.state === "open" && (
            <>
              <p>
                {participation.link}{" "}
                <TextLink to={`${addresses.answerSurvey}/open/${round.slug}`}>
                  {`${addresses.answerSurvey}/open/${round.slug}`}
                </TextLink>
              </p>
              <TextLink to={`${addresses.rounds}/${round.slug}/letters.pdf`} reload>
                {invitations.poster}
              </TextLink>
            </>
          )}
        </>
      )}
    </Section>
  );
}

function QuotaTables({ round, quota }: { round: AssessorsRound; quota: Quota }) {
  const { rounds, results } = useMessages();
  const named = useLanguage() === "en" ? 1 : 0;
  const words: Readonly<Record<string, readonly [string, string]>> = {
    ...enterpriseSizeWords,
    ...industryGroupWords,
  };
  const nameOf = (grouping: QuotaGrouping, id: string) =>
    grouping === "county" ? (round.counties[id] ?? id) : (words[id]?.[named] ?? id);
  const order: readonly string[] = [...enterpriseSizes, ...industryGroups];
  const { table } = results;
  return (["county", "size", "industry"] as const).map((grouping) => (
    <Disclosure key={grouping} summary={rounds.quota[grouping]} open={grouping === "county"}>
      <FigureTable
        caption={rounds.quota[grouping]}
        head={[rounds.quota.name[grouping], table.drawn, table.tookPart, rounds.participation.share]}
        rows={[...quota[grouping]]
          .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
          .map(({ id, drawn, tookPart }) => [
            nameOf(grouping, id),
            formatNumber(drawn),
            formatNumber(tookPart),
            `${percent(tookPart, drawn)}%`,
          ])}
      />
    </Disclosure>
  ));
}

/** Whole, of a hundred. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}

/** One button that takes a step on the round as it was read. */
export function StepForm({
  round,
  intent,
  words,
  main = false,
  children,
}: {
  round: Pick<AssessorsRound, "version">;
  intent: "open" | "close" | "invite" | "remind" | "letters";
  words: string;
  main?: boolean;
  children?: ReactNode;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="version" value={round.version} />
      {children}
      <Actions>
        <Button tone={main ? "main" : "plain"} name="intent" value={intent}>
          {words}
        </Button>
      </Actions>
    </Form>
  );
}
