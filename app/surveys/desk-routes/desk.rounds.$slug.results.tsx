import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary, type FieldProblem } from "#app/ui/error-summary.tsx";
import { FieldGroup, TextInput } from "#app/ui/field.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { Words } from "#app/ui/words.tsx";
import { type PublishedRound, weighedRound } from "../results/published-round.server.ts";
import { MethodSection, ResultsFacts, ResultsLead, ResultsSections } from "../results/results-sections.tsx";
import { headingOf, useResultsWords } from "../results/results-view.tsx";
import { dimensionName, roundTitle } from "../results/results-words.ts";
import { publishRound, roundToWeigh, weighRound } from "../results/weigh-round.server.ts";
import { readWeights, weightField } from "../results/weights-form.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const slug = params.slug ?? "";
  const round = await roundToWeigh(context.db, { actor, slug });
  if (round === null) throw new Response(null, { status: 404 });
  if (round.state !== "closed") throw redirect(`${addresses.rounds}/${slug}`);
  return { round, view: await weighedRound(context.db, { actor, slug }), done: isDone(request) };
}

function isDone(request: Request): boolean {
  return new URL(request.url).searchParams.get("done") === "weighed";
}

type Reply = {
  readonly problems: readonly FieldProblem[];
  /** Weights as they were typed, by id. */
  readonly typed: Readonly<Record<string, string>>;
};

/** Works out the figures by the weights that were typed, or publishes those that were worked out last. */
export async function action({ request, context, params }: ActionFunctionArgs): Promise<Reply> {
  const actor = await requireStaff(request, context, "survey.run");
  const slug = params.slug ?? "";
  const round = await roundToWeigh(context.db, { actor, slug });
  if (round === null) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const language = languageOf(request);
  const messages = messagesFor(language);
  const { rounds, results } = messages;
  const expectedVersion = Number(form.get("version"));
  if (!Number.isInteger(expectedVersion)) throw new Response(null, { status: 400 });
  const step = { actor, slug, expectedVersion };
  const { definition } = round;
  const read = readWeights(form, definition);
  const whole = (words: string): Reply => ({ problems: [{ field: "main", words }], typed: read.typed });
  const publishes = form.get("intent") === "publish";
  if (!publishes && read.wrong.length > 0) {
    const words = (id: string) =>
      results.weighing.problems.weight(dimensionName({ messages, language }, { definition }, id));
    return {
      problems: read.wrong.map((id) => ({ field: weightField(id), words: words(id) })),
      typed: read.typed,
    };
  }
  const taken = publishes
    ? await publishRound(context, step)
    : await weighRound(context, { ...step, weights: read.weights });
  if (taken.ok)
    throw redirect(
      publishes ? `${addresses.surveys}/${slug}` : `${addresses.rounds}/${slug}/results?done=weighed`,
    );
  switch (taken.reason) {
    case "changed_meanwhile":
      return whole(rounds.problems.changed(rounds.state[taken.state]));
    case "not_allowed":
      return whole(rounds.refused[taken.because]);
    case "too_few":
      return whole(results.weighing.problems.tooFew(taken.least));
    default:
      throw new Response(null, { status: 404 });
  }
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.results.weighing.title);

export default function WeighPage() {
  const { round, view: stored, done } = useLoaderData<typeof loader>();
  const view = stored as unknown as PublishedRound | null;
  const reply = useActionData<typeof action>();
  const words = useResultsWords();
  const { weighing } = words.messages.results;
  const own = `${addresses.rounds}/${round.slug}`;
  return (
    <Column>
      <BackLink to={own}>{roundTitle(round, words.language)}</BackLink>
      <ErrorSummary problems={reply?.problems ?? []} />
      <DeskHead title={weighing.title} />
      <p className="max-w-measure text-ink-2">{weighing.lead}</p>
      <TextLink to={`${own}/answers`}>{weighing.answers}</TextLink>
      <WeightsForm round={round} reply={reply} isAgain={view !== null} />
      {view !== null && (
        <>
          {done && reply === undefined && <Note icon="check">{weighing.done}</Note>}
          <Section title={<Words text={headingOf(words, view)} />} id="figures">
            <p className="mb-4">
              <ResultsLead view={view} />
            </p>
            <ResultsFacts view={view} />
          </Section>
          <ResultsSections view={view} />
          <MethodSection view={view} />
          <Section title={weighing.publish} id="publish">
            <p className="max-w-measure">{weighing.publishLead}</p>
            <Form method="post">
              <input type="hidden" name="version" value={round.version} />
              <Actions>
                <Button tone="main" name="intent" value="publish">
                  {weighing.publishNow}
                </Button>
              </Actions>
            </Form>
          </Section>
        </>
      )}
    </Column>
  );
}

type LoadedRound = ReturnType<typeof useLoaderData<typeof loader>>["round"];

function WeightsForm({
  round,
  reply,
  isAgain,
}: {
  round: LoadedRound;
  reply: Reply | undefined;
  isAgain: boolean;
}) {
  const { weighing } = useMessages().results;
  const words = useResultsWords();
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="version" value={round.version} />
      <FieldGroup id="weights" label={weighing.weights} hint={weighing.weightsHint}>
        <div className="grid gap-x-6 desk:grid-cols-2">
          {round.definition.dimensions.map(({ id, weight }) => {
            const field = weightField(id);
            return (
              <TextInput
                key={id}
                name={field}
                label={dimensionName(words, round, id)}
                inputMode="decimal"
                autoComplete="off"
                defaultValue={reply?.typed[id] ?? String(round.weights?.[id] ?? weight)}
                error={reply?.problems.find((problem) => problem.field === field)?.words}
              />
            );
          })}
        </div>
      </FieldGroup>
      <Actions>
        <Button tone={isAgain ? "plain" : "main"} name="intent" value="weigh">
          {isAgain ? weighing.again : weighing.weigh}
        </Button>
      </Actions>
    </Form>
  );
}
