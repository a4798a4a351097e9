/** The outline of a draft: every part with the buttons that move, copy and remove it. Plain forms, one step each. */
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Button, ButtonLink, QuietButton } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import { EmptyState, Rows } from "#app/ui/rows.tsx";
import { addressOfPart } from "./builder-words.ts";
import type { Part } from "./draft-change.ts";
import { questionKinds } from "./question-form.ts";
import type { Dimension, Question, Questionnaire, Section as SectionOf } from "./questionnaire.ts";
import { useWords } from "./use-words.ts";

export type OutlineProps = {
  readonly id: string;
  readonly revision: number;
  /** Whether it can be changed. */
  readonly open: boolean;
  /** What the person is asked about before it is removed: `question q3`. */
  readonly asked: string | null;
  readonly definition: Questionnaire;
};

export function Outline(props: OutlineProps) {
  const { builder } = useMessages().questionnaires;
  const { definition, id, open } = props;
  const { sections, dimensions } = definition;
  return (
    <>
      {sections.map((section, at) => (
        <SectionOutline key={section.id} {...props} section={section} at={at} />
      ))}
      {open && (
        <p className="mt-6">
          <ButtonLink to={`${addresses.questionnaires}/${id}/section/new`}>{builder.addSection}</ButtonLink>
        </p>
      )}
      <Section id="dimensions" title={builder.dimensions}>
        {dimensions.length === 0 ? (
          <EmptyState>{builder.noDimensions}</EmptyState>
        ) : (
          <Rows>
            {dimensions.map((dimension, at) => (
              <DimensionRow
                key={dimension.id}
                {...props}
                dimension={dimension}
                up={at > 0}
                down={at + 1 < dimensions.length}
              />
            ))}
          </Rows>
        )}
        {open && (
          <p className="mt-6">
            <ButtonLink to={`${addresses.questionnaires}/${id}/dimension/new`}>
              {builder.addDimension}
            </ButtonLink>
          </p>
        )}
      </Section>
    </>
  );
}

function SectionOutline(props: OutlineProps & { readonly section: SectionOf; readonly at: number }) {
  const { builder } = useMessages().questionnaires;
  const say = useWords();
  const { section, at, definition, open } = props;
  const { sections } = definition;
  return (
    <Section
      id={`section-${section.id}`}
      title={say(section.words)}
      aside={
        open && (
          <Steps
            {...props}
            part="section"
            at={section.id}
            name={say(section.words)}
            up={at > 0}
            down={at + 1 < sections.length}
            removable={sections.length > 1 && section.questions.length === 0}
          />
        )
      }
    >
      {section.questions.length === 0 ? (
        <EmptyState>{builder.emptySection}</EmptyState>
      ) : (
        <Rows ordered>
          {section.questions.map((question, place) => (
            <QuestionRow
              key={question.id}
              {...props}
              question={question}
              number={place + 1}
              up={at > 0 || place > 0}
              down={at + 1 < sections.length || place + 1 < section.questions.length}
            />
          ))}
        </Rows>
      )}
      {open && <AddQuestion id={props.id} section={section} />}
    </Section>
  );
}

type Ways = { readonly up: boolean; readonly down: boolean };

function QuestionRow(props: OutlineProps & Ways & { readonly question: Question; readonly number: number }) {
  const { builder, kinds } = useMessages().questionnaires;
  const { common } = useMessages();
  const say = useWords();
  const { question, number, definition, open } = props;
  const dimension = definition.dimensions.find(({ id }) => id === question.dimension);
  const marks = [
    kinds[question.kind],
    ...(question.required ? [builder.required] : []),
    ...(question.showIf === undefined ? [] : [builder.conditional]),
    ...(dimension === undefined ? [] : [`${say(dimension.words)} ${builder.weightOf(question.weight)}`]),
  ];
  return (
    <div id={`question-${question.id}`}>
      <p>
        <b className="mr-2">{number}</b>
        {say(question.words)}
        <br />
        <span className="text-ink-2">{marks.join(common.listJoin)}</span>
      </p>
      {open && (
        <Steps {...props} part="question" at={question.id} name={say(question.words)} removable copyable />
      )}
    </div>
  );
}

function DimensionRow(props: OutlineProps & Ways & { readonly dimension: Dimension }) {
  const { builder } = useMessages().questionnaires;
  const say = useWords();
  const { dimension, open } = props;
  return (
    <div id={`dimension-${dimension.id}`}>
      <p>
        {say(dimension.words)}
        <span className="ml-3 text-ink-2">{builder.weightOf(dimension.weight)}</span>
      </p>
      {open && <Steps {...props} part="dimension" at={dimension.id} name={say(dimension.words)} removable />}
    </div>
  );
}

/** Change, up, down, copy, remove. Removing asks first, in the same place. */
function Steps({
  id,
  revision,
  asked,
  part,
  at,
  name,
  up,
  down,
  removable = false,
  copyable = false,
}: OutlineProps &
  Ways & {
    readonly part: Part;
    readonly at: string;
    readonly name: string;
    readonly removable?: boolean;
    readonly copyable?: boolean;
  }) {
  const { builder } = useMessages().questionnaires;
  const button = (step: string, words: string): ReactNode => (
    <QuietButton name="do" value={step} id={`${part}-${step}-${at}`} aria-label={builder.named(words, name)}>
      {words}
    </QuietButton>
  );
  const known = (
    <>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="what" value={part} />
      <input type="hidden" name="at" value={at} />
    </>
  );
  if (asked === `${part} ${at}`)
    return (
      <Form method="post" preventScrollReset className="my-2">
        {known}
        <p className="font-bold">{builder.removeAsk(name)}</p>
        <div className="flex flex-wrap gap-x-5">
          {button("remove", builder.removeYes)}
          <Link
            to={`${addresses.questionnaires}/${id}#${part}-${at}`}
            preventScrollReset
            className="inline-flex min-h-tap min-w-tap items-center"
          >
            {builder.removeNo}
          </Link>
        </div>
      </Form>
    );
  const link = "inline-flex min-h-tap min-w-tap items-center";
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-x-5">
      {known}
      <Link
        to={addressOfPart(id, part, at)}
        aria-label={builder.named(builder.change, name)}
        className={link}
      >
        {builder.change}
      </Link>
      {up && button("up", builder.up)}
      {down && button("down", builder.down)}
      {copyable && button("copy", builder.copy)}
      {removable && (
        <Link
          to={`?remove=${part}+${at}#${part}-${at}`}
          preventScrollReset
          aria-label={builder.named(builder.remove, name)}
          className={link}
        >
          {builder.remove}
        </Link>
      )}
    </Form>
  );
}

function AddQuestion({ id, section }: { readonly id: string; readonly section: SectionOf }) {
  const { builder, kinds } = useMessages().questionnaires;
  const say = useWords();
  const name = say(section.words);
  return (
    <Form action={`${addresses.questionnaires}/${id}/questions/new`} className="max-w-column">
      <input type="hidden" name="section" value={section.id} />
      <Select
        id={`kind-${section.id}`}
        name="kind"
        label={builder.kindOfNewIn(name)}
        options={questionKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
      />
      <p className="mt-3">
        <Button aria-label={builder.addQuestionTo(name)}>{builder.addQuestion}</Button>
      </p>
    </Form>
  );
}
