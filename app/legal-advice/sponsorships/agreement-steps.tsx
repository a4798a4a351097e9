/** The steps of a new agreement: each choice is a link or a GET form, the last is the form that agrees. */
import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { DivisionLinks, DivisionSearch } from "#app/organisations/division-picker.tsx";
import { type KeptQuery, withQuery } from "#app/organisations/kept-query.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { DateInput, TextInput, type TypedDay } from "#app/ui/field.tsx";
import { repliedFields } from "#app/ui/form.tsx";
import { Section } from "#app/ui/page.tsx";
import { EmptyState, KeyValues, Rows } from "#app/ui/rows.tsx";
import type { AgreementChoices, AgreementStep, ChosenVillage } from "./new-agreement.server.ts";

type Reply = {
  readonly days: { readonly startsOn: TypedDay; readonly endsOn: TypedDay };
  readonly result: SubmissionResult<string[]>;
};

export function AgreementSteps({
  chosen,
  step,
  reply,
  idempotencyKey,
  defaultEnd,
}: {
  readonly chosen: AgreementChoices;
  readonly step: AgreementStep;
  readonly reply: Reply | undefined;
  readonly idempotencyKey: string;
  /** The last day proposed for an agreement from this day on. */
  readonly defaultEnd: (today: string) => string;
}) {
  const words = useMessages().sponsorships;
  const keep = queryOf(chosen);
  switch (step.step) {
    case "sponsor":
      return (
        <>
          {chosen.adviser !== null && <Chosen chosen={chosen} />}
          <Choices title={words.steps.sponsor} hint={words.steps.sponsorHint} typed={step.typed} keep={keep}>
            {step.choices.map(({ id, name }) => (
              <ChoiceLink key={id} to={withQuery(keep, { sponsor: id })}>
                {name}
              </ChoiceLink>
            ))}
          </Choices>
        </>
      );
    case "adviser":
      return (
        <>
          <Chosen chosen={chosen} />
          <Choices title={words.steps.adviser} hint={words.steps.adviserHint} typed={step.typed} keep={keep}>
            {step.choices.map(({ id, name, firmName, agreements }) => (
              <ChoiceLink key={id} to={withQuery(keep, { adviser: id })}>
                {words.adviserOf(name, firmName)}
                <span className="ml-3 text-ink-2">
                  {agreements === 0 ? words.steps.adviserFree : words.steps.adviserBusy(agreements)}
                </span>
              </ChoiceLink>
            ))}
          </Choices>
          <TextLink
            to={`${addresses.sponsorships}/advisers/new${withQuery({}, { sponsor: keep.sponsor ?? "" })}`}
          >
            {words.steps.adviserNew}
          </TextLink>
        </>
      );
    case "villages":
      return (
        <>
          <Chosen chosen={chosen} />
          <Section title={words.steps.villages}>
            <p className="max-w-measure text-ink-2">{words.steps.villagesLead}</p>
            <ChosenVillages chosen={chosen} />
            {chosen.villages.length > 0 && (
              <Actions>
                <ButtonLink to={withQuery(keep, { term: "" })} tone="main">
                  {words.steps.toTerm}
                </ButtonLink>
              </Actions>
            )}
            <DivisionSearch pick={step.pick} keep={keep} />
            <DivisionLinks pick={step.pick} keep={keep} />
          </Section>
        </>
      );
    case "term":
      return (
        <>
          <Chosen chosen={chosen} />
          <TermForm
            chosen={chosen}
            keep={keep}
            reply={reply}
            idempotencyKey={idempotencyKey}
            today={step.today}
            end={defaultEnd(step.today)}
          />
        </>
      );
  }
}

function queryOf({ sponsor, adviser, villages }: AgreementChoices): KeptQuery {
  return {
    ...(sponsor === null ? {} : { sponsor: sponsor.id }),
    ...(adviser === null ? {} : { adviser: adviser.id }),
    ...(villages.length === 0 ? {} : { villages: codesOf(villages) }),
  };
}

const codesOf = (villages: readonly ChosenVillage[]) => villages.map(({ code }) => code).join(".");

function Chosen({ chosen: { sponsor, adviser } }: { chosen: AgreementChoices }) {
  const { fields, adviserOf, steps } = useMessages().sponsorships;
  return (
    <>
      <KeyValues
        entries={[
          [fields.sponsor, sponsor?.name ?? null],
          [fields.adviser, adviser === null ? null : adviserOf(adviser.name, adviser.firmName)],
        ]}
      />
      <TextLink to={`${addresses.sponsorships}/new`}>{steps.other}</TextLink>
    </>
  );
}

function ChosenVillages({ chosen }: { chosen: AgreementChoices }) {
  const { steps } = useMessages().sponsorships;
  const { villages } = chosen;
  if (villages.length === 0) return null;
  return (
    <>
      <p className="mt-6 font-bold">{steps.chosen(villages.length)}</p>
      <Rows>
        {villages.map(({ code, fullName }) => (
          <div key={code} className="flex items-center justify-between">
            <span className="mr-4">{fullName}</span>
            <Link
              to={withQuery(
                queryOf({ ...chosen, villages: villages.filter((each) => each.code !== code) }),
                {},
              )}
              className="inline-flex min-h-tap items-center whitespace-nowrap"
            >
              {steps.remove}
              <span className="vh"> {fullName}</span>
            </Link>
          </div>
        ))}
      </Rows>
    </>
  );
}

function Choices({
  title,
  hint,
  typed,
  keep,
  children,
}: {
  title: string;
  hint: string;
  typed: string;
  keep: KeptQuery;
  children: readonly ReactNode[];
}) {
  const { search, steps } = useMessages().sponsorships;
  return (
    <Section title={title}>
      <Form method="get" role="search">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextInput name="name" type="search" label={steps.part} hint={hint} defaultValue={typed} />
        <p className="mt-4 mb-6">
          <Button>{search}</Button>
        </p>
      </Form>
      {children.length === 0 ? <EmptyState>{steps.nothing}</EmptyState> : <Rows>{children}</Rows>}
    </Section>
  );
}

function ChoiceLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="flex min-h-tap flex-wrap items-center py-1">
      {children}
    </Link>
  );
}

function TermForm({
  chosen,
  keep,
  reply,
  idempotencyKey,
  today,
  end,
}: {
  chosen: AgreementChoices;
  keep: KeptQuery;
  reply: Reply | undefined;
  idempotencyKey: string;
  today: string;
  end: string;
}) {
  const { fields, steps, villages } = useMessages().sponsorships;
  const field = repliedFields(reply?.result);
  return (
    <Section title={steps.term}>
      <KeyValues entries={[[fields.villages, villages(chosen.villages.length)]]} />
      <TextLink to={withQuery(keep, {})}>{steps.moreVillages}</TextLink>
      <Form method="post" action={`${addresses.sponsorships}/new${withQuery(keep, { term: "" })}`}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="sponsor" value={chosen.sponsor?.id ?? ""} />
        <input type="hidden" name="adviser" value={chosen.adviser?.id ?? ""} />
        <input type="hidden" name="villages" value={codesOf(chosen.villages)} />
        <DateInput
          name="startsOn"
          label={fields.startsOn}
          error={field("startsOn").error}
          value={reply?.days.startsOn ?? boxesOf(today)}
        />
        <DateInput
          name="endsOn"
          label={fields.endsOn}
          hint={fields.endsOnHint}
          error={field("endsOn").error}
          value={reply?.days.endsOn ?? boxesOf(end)}
        />
        <TextInput {...field("hours")} label={fields.hours} hint={fields.hoursHint} inputMode="decimal" />
        <Actions>
          <Button tone="main">{fields.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
}

/** `2026-11-03` as the three boxes of a `DateInput`. */
export function boxesOf(day: string): TypedDay {
  return {
    year: day.slice(0, 4),
    month: String(Number(day.slice(5, 7))),
    day: String(Number(day.slice(8, 10))),
  };
}
