import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, QuietButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select, TextArea } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { changeFindings, type FindingChange } from "../findings/change-findings.server.ts";
import { aboutValue, findingForm } from "../findings/finding-form.ts";
import { findingProblem } from "../findings/finding-problem.ts";
import { type OpenAnswers, readOpenAnswers } from "../findings/open-answers.server.ts";
import { roundToCode } from "../findings/read-findings.server.ts";
import { questionsOf } from "../questionnaires/questionnaire.ts";
import { inLanguage } from "../results/results-words.ts";

/** `new`, with `?answer=` and `?question=` when it is written from an answer. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const slug = params.slug ?? "";
  const round = await roundToCode(context.db, actor, slug);
  const finding = round?.findings.find(({ id }) => id === params.id) ?? null;
  if (round === null || (finding === null && params.id !== "new")) throw new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const [answer, question] = [asked.get("answer"), asked.get("question")];
  const behind = answer === null || question === null ? null : { answer, question };
  const none: OpenAnswers = { answers: [], total: 0 };
  const read =
    finding === null || finding.answers === 0
      ? none
      : await readOpenAnswers(context, { actor, slug, asked: { finding: finding.id } });
  return { round, finding, behind, key: newId(), answers: (read ?? none).answers };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const [slug, id] = [params.slug ?? "", params.id ?? ""];
  const round = await roundToCode(context.db, actor, slug);
  if (round === null) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const submission = parseWithZod(form, { schema: findingForm(messages, round.definition) });
  const removes = form.get("intent") === "remove";
  if (!removes && submission.status !== "success") return { result: submission.reply(), version: null };
  const expectedVersion = Number(form.get("version"));
  const change: FindingChange | null = removes
    ? { do: "remove", id, expectedVersion }
    : submission.status !== "success"
      ? null
      : id === "new"
        ? { do: "add", values: submission.value, ...newFrom(form) }
        : { do: "change", id, expectedVersion, values: submission.value };
  if (change === null) throw new Response(null, { status: 400 });
  const changed = await changeFindings(context, { actor, slug, change });
  if (changed.ok) throw redirect(`${addresses.rounds}/${slug}/answers#findings`);
  return {
    result: submission.reply({ fieldErrors: { wordsZh: [findingProblem(messages.findings, changed)] } }),
    version: changed.reason === "changed_meanwhile" ? changed.version : null,
  };
}

function newFrom(form: FormData) {
  const [key, answer, question] = ["key", "answer", "question"].map((name) => form.get(name));
  if (typeof key !== "string" || !isId(key)) throw new Response(null, { status: 400 });
  const isFrom = typeof answer === "string" && typeof question === "string";
  return { key, behind: isFrom ? { answer, question } : null };
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.findings.title);

export default function OneFinding() {
  const { round, finding, behind, key, answers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { findings } = useMessages();
  const { one } = findings;
  const language = useLanguage();
  const canChange = round.state === "closed";
  const field = repliedFields(
    reply?.result,
    finding === null
      ? { about: behind === null ? "" : `q:${behind.question}` }
      : { wordsZh: finding.wordsZh, wordsEn: finding.wordsEn, about: aboutValue(finding) },
  );
  const option = (kind: string) => (each: { id: string; words: { zh: string; en: string } }) => ({
    value: `${kind}:${each.id}`,
    label: inLanguage(each.words, language),
  });
  return (
    <Column>
      <BackLink to={`${addresses.rounds}/${round.slug}/answers`}>{findings.title}</BackLink>
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <DeskHead title={finding === null ? one.new : one.change} />
      {canChange ? (
        <Form method="post" noValidate>
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="version" value={reply?.version ?? finding?.version ?? 0} />
          {behind !== null && (
            <>
              <input type="hidden" name="answer" value={behind.answer} />
              <input type="hidden" name="question" value={behind.question} />
            </>
          )}
          <TextArea {...field("wordsZh")} rows={3} label={one.words} hint={one.wordsHint} />
          <TextArea {...field("wordsEn")} rows={3} label={one.wordsEn} lang="en" optional />
          <Select
            {...field("about")}
            label={one.about}
            hint={one.aboutHint}
            placeholder={one.nothing}
            options={[
              { group: one.dimensions, options: round.definition.dimensions.map(option("d")) },
              { group: one.questions, options: questionsOf(round.definition).map(option("q")) },
            ]}
          />
          <Actions>
            <Button tone="main">{one.save}</Button>
            {finding !== null && (
              <QuietButton name="intent" value="remove">
                {one.remove}
              </QuietButton>
            )}
          </Actions>
        </Form>
      ) : (
        <>
          <p className="font-bold">
            {finding !== null && inLanguage({ zh: finding.wordsZh, en: finding.wordsEn }, language)}
          </p>
          <p className="text-ink-2">{findings.frozen}</p>
        </>
      )}
      {answers.length > 0 && (
        <Section title={one.answers} id="behind">
          <Rows>
            {answers.map((answer) => (
              <p
                key={`${answer.id}${answer.question}`}
                className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]"
              >
                {answer.text}
              </p>
            ))}
          </Rows>
        </Section>
      )}
    </Column>
  );
}
