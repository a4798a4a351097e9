import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, QuietButton, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select } from "#app/ui/field.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Pagination } from "#app/ui/queue.tsx";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { changeFindings } from "../findings/change-findings.server.ts";
import { findingProblem } from "../findings/finding-problem.ts";
import { type OpenAnswer, readOpenAnswers } from "../findings/open-answers.server.ts";
import { answersOfPage, openQuestions } from "../findings/open-questions.ts";
import { type FindingOfRound, roundToCode } from "../findings/read-findings.server.ts";
import { dimensionName, inLanguage, roundTitle } from "../results/results-words.ts";

/** Nothing is read, and nothing recorded, until a question is chosen. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const slug = params.slug ?? "";
  const round = await roundToCode(context.db, actor, slug);
  if (round === null) throw new Response(null, { status: 404 });
  const questions = openQuestions(round.definition).map(({ id, words }) => ({ id, words }));
  const asked = new URL(request.url).searchParams;
  const question = questions.find(({ id }) => id === asked.get("question")) ?? null;
  const page = Math.min(Math.max(Math.trunc(Number(asked.get("page")) || 0), 0), 10_000);
  const read =
    question === null
      ? null
      : await readOpenAnswers(context, { actor, slug, asked: { question: question.id, page } });
  return { round, questions, question, page, read };
}

/** Puts an answer under a finding, or takes it out. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const slug = params.slug ?? "";
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const [answer, question] = [text("answer"), text("question")];
  const { findings } = messagesFor(languageOf(request));
  const field = `finding-${answer}`;
  const uncoded = text("uncode");
  const id = uncoded === "" ? text("finding") : uncoded;
  if (id === "") return { problem: { field, words: findings.problems.finding } };
  const step = uncoded === "" ? "code" : "uncode";
  const changed = await changeFindings(context, {
    actor,
    slug,
    change: { do: step, id, answer, question },
  });
  if (!changed.ok) return { problem: { field, words: findingProblem(findings, changed) } };
  const here = new URLSearchParams({ question, page: text("page") });
  throw redirect(`${addresses.rounds}/${slug}/answers?${here}#answer-${answer}`);
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.findings.title);

export default function OpenAnswersPage() {
  const { round, questions, question, page, read } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { findings, results } = useMessages();
  const language = useLanguage();
  const own = `${addresses.rounds}/${round.slug}`;
  const canChange = round.state === "closed";
  const pageAt = (at: number) => `${own}/answers?question=${question?.id ?? ""}&page=${at}`;
  return (
    <Column>
      <BackLink to={own}>{roundTitle(round, language)}</BackLink>
      <ErrorSummary problems={problem === undefined ? [] : [problem]} />
      <DeskHead title={findings.title} />
      <p className="max-w-measure">{canChange ? findings.lead : findings.frozen}</p>
      <Note>{findings.who}</Note>
      <Section title={findings.found} id="findings">
        <FindingList round={round} />
        {canChange && (
          <p className="mt-2">
            <TextLink to={`${own}/findings/new`}>{findings.add}</TextLink>
          </p>
        )}
        {canChange && (
          <p>
            <TextLink to={`${own}/results`}>{results.weighing.title}</TextLink>
          </p>
        )}
      </Section>
      <Section title={findings.questions} id="questions">
        {questions.length === 0 ? (
          <EmptyState>{findings.noQuestions}</EmptyState>
        ) : (
          <>
            <p className="text-ink-2">{findings.choose}</p>
            <Rows>
              {questions.map(({ id, words }) => (
                <Link
                  key={id}
                  to={`${own}/answers?question=${id}#read`}
                  aria-current={id === question?.id ? "true" : undefined}
                  className={`inline-flex min-h-tap items-center ${id === question?.id ? "font-bold" : ""}`}
                >
                  {inLanguage(words, language)}
                </Link>
              ))}
            </Rows>
          </>
        )}
      </Section>
      {question !== null && read !== null && (
        <Section title={inLanguage(question.words, language)} id="read">
          <p className="text-ink-2">
            {read.answers.length === 0 ? findings.none : findings.count(formatNumber(read.total))}
          </p>
          <Rows>
            {read.answers.map((answer, at) => (
              <Answer
                key={answer.id}
                answer={answer}
                nth={page * answersOfPage + at + 1}
                page={page}
                findings={round.findings}
                canChange={canChange}
                own={own}
                problem={problem?.field === `finding-${answer.id}` ? problem.words : undefined}
              />
            ))}
          </Rows>
          <Pagination
            previous={page > 0 ? pageAt(page - 1) : undefined}
            next={(page + 1) * answersOfPage < read.total ? pageAt(page + 1) : undefined}
          />
        </Section>
      )}
    </Column>
  );
}

function FindingList({ round }: { round: ReturnType<typeof useLoaderData<typeof loader>>["round"] }) {
  const messages = useMessages();
  const language = useLanguage();
  const { findings, common } = messages;
  const words = { messages, language };
  if (round.findings.length === 0) return <EmptyState>{findings.noneFound}</EmptyState>;
  return (
    <Rows ordered>
      {round.findings.map((finding) => (
        <div key={finding.id}>
          <Link to={`${addresses.rounds}/${round.slug}/findings/${finding.id}`} className="font-bold">
            {findingWords(finding, language)}
          </Link>
          <p className="text-ink-2 text-min">
            {[
              ...(finding.dimension === null ? [] : [dimensionName(words, round, finding.dimension)]),
              findings.behind(formatNumber(finding.answers)),
            ].join(common.comma)}
          </p>
        </div>
      ))}
    </Rows>
  );
}

function findingWords({ wordsZh, wordsEn }: FindingOfRound, language: ReturnType<typeof useLanguage>) {
  return inLanguage({ zh: wordsZh, en: wordsEn }, language);
}

function Answer({
  answer,
  nth,
  page,
  findings: known,
  canChange,
  own,
  problem,
}: {
  answer: OpenAnswer;
  nth: number;
  page: number;
  findings: readonly FindingOfRound[];
  canChange: boolean;
  own: string;
  problem: string | undefined;
}) {
  const { findings } = useMessages();
  const language = useLanguage();
  const under = known.filter(({ id }) => answer.findings.includes(id));
  const others = known.filter(({ id }) => !answer.findings.includes(id));
  const from = new URLSearchParams({ answer: answer.id, question: answer.question });
  return (
    <div id={`answer-${answer.id}`}>
      <p className="max-w-measure whitespace-pre-line leading-[1.7] [overflow-wrap:anywhere]">
        <span className="mr-2 text-ink-2">{nth}</span>
        {answer.text}
      </p>
      <Form method="post">
        <input type="hidden" name="answer" value={answer.id} />
        <input type="hidden" name="question" value={answer.question} />
        <input type="hidden" name="page" value={page} />
        {under.length > 0 && (
          <ul className="mt-2">
            {under.map((finding) => (
              <li key={finding.id} className="flex flex-wrap items-center gap-x-4">
                <b>{findingWords(finding, language)}</b>
                {canChange && (
                  <QuietButton
                    name="uncode"
                    value={finding.id}
                    aria-label={findings.uncodeNamed(findingWords(finding, language))}
                  >
                    {findings.uncode}
                  </QuietButton>
                )}
              </li>
            ))}
          </ul>
        )}
        {canChange && others.length > 0 && (
          <>
            <Select
              name="finding"
              id={`finding-${answer.id}`}
              label={findings.codeTo}
              aria-label={findings.codeToNamed(nth)}
              error={problem}
              placeholder
              options={others.map((finding) => ({
                value: finding.id,
                label: findingWords(finding, language),
              }))}
            />
            <Actions>
              <Button tone="soft" snug aria-label={findings.codeNamed(nth)}>
                {findings.code}
              </Button>
            </Actions>
          </>
        )}
      </Form>
      {canChange && (
        <Link
          to={`${own}/findings/new?${from}`}
          aria-label={findings.addFromNamed(nth)}
          className="inline-flex min-h-tap items-center"
        >
          {findings.addFrom}
        </Link>
      )}
    </div>
  );
}
