import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Column } from "#app/ui/page.tsx";
import { EmergencyStrip } from "#app/ui/public-site.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import type { Said } from "./read-answers.ts";
import type { QuestionKey } from "./which-door.ts";

/** One question, and under it what was said before. */
export function QuestionPage({
  asks,
  offered,
  missing,
  said,
  keep,
}: {
  asks: QuestionKey;
  offered: readonly string[];
  missing: boolean;
  said: readonly Said[];
  keep: Readonly<Record<string, string>>;
}) {
  const { questions, answers, hints, ...words } = useMessages().whichDoor;
  const labels: Readonly<Record<string, string>> = answers[asks];
  const small: Readonly<Record<string, string | undefined>> = hints[asks];
  const error = missing ? words.chooseOne : undefined;
  const first = said.length === 0;
  return (
    <>
      {first && <EmergencyStrip />}
      <Column>
        <div className="pt-3">
          <BackLink to={said.at(-1)?.change ?? addresses.home} />
        </div>
        <ErrorSummary problems={error === undefined ? [] : [{ field: asks, words: error }]} />
        <Form method="get" action={addresses.whichDoor}>
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="asked" value={asks} />
          <Radios
            name={asks}
            legend={questions[asks].title}
            hint={first ? words.lead : questions[asks].hint}
            error={error}
            asQuestion
            options={offered.map((value) => ({
              value,
              label: labels[value] ?? value,
              ...(small[value] === undefined ? {} : { hint: small[value] }),
            }))}
          />
          <Actions>
            <Button tone="main">{words.next}</Button>
          </Actions>
        </Form>
        <SaidList said={said} />
      </Column>
    </>
  );
}

/** What was answered so far, each with a way to answer anew. */
export function SaidList({ said }: { said: readonly Said[] }) {
  const { questions, answers, page } = useMessages().whichDoor;
  if (said.length === 0) return null;
  return (
    <section className="mt-10 border-hair border-t pt-4">
      <h2 className="text-row">{page.said}</h2>
      <ul className="mt-1">
        {said.map(({ asks, answer, change }) => {
          const labels: Readonly<Record<string, string>> = answers[asks];
          return (
            <li key={asks} className="flex items-baseline justify-between">
              <span className="mr-4 text-ink-2 leading-[1.6]">{labels[answer] ?? answer}</span>
              <a
                href={change}
                aria-label={page.changeNamed(questions[asks].title)}
                className="inline-flex min-h-tap min-w-tap items-center justify-end"
              >
                {page.change}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
