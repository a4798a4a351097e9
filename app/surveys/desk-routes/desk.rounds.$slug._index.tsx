import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatDayLong, formatRange } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { inLanguage, roundTitle } from "../results/results-words.ts";
import { requireRound } from "../rounds/read-round.server.ts";
import {
  ClosingPart,
  FiguresPart,
  FramePart,
  OpeningPart,
  ParticipationPart,
  SamplePart,
} from "../rounds/round-parts.tsx";
import { type RoundReply, takeRoundStep } from "../rounds/round-request.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { round } = await requireRound(request, context, params.slug);
  return { round };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const slug = params.slug ?? "";
  const reply = await takeRoundStep(request, context, { actor, slug });
  if (reply.kind === "done") throw redirect(`${addresses.rounds}/${slug}`);
  return { reply };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.rounds.title);

export default function RoundPage() {
  const { round } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.reply as RoundReply | undefined;
  const { rounds } = useMessages();
  const language = useLanguage();
  const { state, kind, open } = round;
  const isSampled = kind === "sampled";
  const began = state === "open" || state === "closed" || state === "published";
  return (
    <Column>
      <BackLink to={addresses.rounds} />
      <ErrorSummary problems={wholeProblems(rounds, reply)} />
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
            `${rounds.fields.opensOn} – ${rounds.fields.closesOn}`,
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
      {began && <ParticipationPart round={round} />}
      {open.includes("close") && <ClosingPart round={round} />}
      {(state === "closed" || state === "published") && <FiguresPart round={round} />}
    </Column>
  );
}

/** What is wrong, for the top of the page; what belongs to a field links to it. */
function wholeProblems(
  { problems, refused, state }: ReturnType<typeof useMessages>["rounds"],
  reply?: RoundReply,
) {
  switch (reply?.kind) {
    case "changed_meanwhile":
      return [{ field: "main", words: problems.changed(state[reply.state]) }];
    case "not_allowed":
      return [{ field: "main", words: refused[reply.because] }];
    default:
      return [];
  }
}
