import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatDayLong, formatRange } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { inLanguage, roundTitle } from "../results/results-words.ts";
import { countInvitations } from "../rounds/count-invitations.server.ts";
import { countQuota } from "../rounds/count-quota.server.ts";
import { InvitationsPart, ParticipationPart } from "../rounds/invitation-parts.tsx";
import { requireRound } from "../rounds/read-round.server.ts";
import { ClosingPart, FiguresPart, FramePart, OpeningPart, SamplePart } from "../rounds/round-parts.tsx";
import { roundProblems } from "../rounds/round-problems.ts";
import { type RoundReply, roundDone, takeRoundStep } from "../rounds/round-request.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { round } = await requireRound(request, context, params.slug);
  const done = new URL(request.url).searchParams.get("done");
  const invitations = round.open.includes("invite")
    ? await countInvitations(context.db, { roundId: round.id, now: context.now() })
    : null;
  const quota = round.invited > 0 ? await countQuota(context.db, round.id) : null;
  return { round, invitations, quota, done: roundDone.find((each) => each === done) ?? null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const slug = params.slug ?? "";
  const reply = await takeRoundStep(request, context, { actor, slug });
  if (reply.kind === "done")
    throw redirect(`${addresses.rounds}/${slug}${reply.what === undefined ? "" : `?done=${reply.what}`}`);
  return { reply };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rounds.title);

export default function RoundPage() {
  const { round, invitations, quota, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.reply as RoundReply | undefined;
  const { rounds } = useMessages();
  const language = useLanguage();
  const { state, kind, open } = round;
  const isSampled = kind === "sampled";
  const began = state === "open" || state === "closed" || state === "published";
  return (
    <Column>
      <BackLink to={addresses.rounds} />
      <ErrorSummary problems={roundProblems(rounds, reply)} />
      {reply === undefined && done !== null && <Note icon="check">{rounds.invitations.done[done]}</Note>}
      <DeskHead title={roundTitle(round, language)} lead={rounds.state[state]} />
      <KeyValues
        entries={[
          [rounds.fields.kind, rounds.kind[kind]],
          [
            rounds.fields.questionnaire,
            rounds.fields.version(
              inLanguage(round.questionnaire.title, language),
              round.questionnaire.number,
            ),
          ],
          [
            rounds.fields.days,
            formatRange(formatDayLong(round.opensOn, language), formatDayLong(round.closesOn, language)),
          ],
        ]}
      />
      {open.includes("change") && (
        <p className="mt-2">
          <TextLink to={`${addresses.rounds}/${round.slug}/change`}>{rounds.fields.change}</TextLink>
        </p>
      )}
      {isSampled && !began && <FramePart round={round} reply={reply} />}
      {isSampled && round.enterprises > 0 && <SamplePart round={round} reply={reply} />}
      {open.includes("open") && <OpeningPart round={round} />}
      {invitations !== null && <InvitationsPart round={round} counts={invitations} />}
      {began && <ParticipationPart round={round} quota={quota} />}
      {open.includes("close") && <ClosingPart round={round} />}
      {(state === "closed" || state === "published") && <FiguresPart round={round} />}
    </Column>
  );
}
