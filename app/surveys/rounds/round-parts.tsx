/** The parts of a round's page, one for each thing the assessor does, in their order. */
import { Form } from "@remix-run/react";
import { formatDayLong, formatNumber } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { FileInput } from "#app/ui/files.tsx";
import { repliedFields } from "#app/ui/form.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { Section } from "#app/ui/page.tsx";
import { FigureTable } from "#app/ui/plot.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { leastOfSample } from "./draw-sample.ts";
import { enterpriseSizes, enterpriseSizeWords, industryGroupWords } from "./industries.ts";
import { percent, StepForm } from "./invitation-parts.tsx";
import type { AssessorsRound, StratumOfRound } from "./read-round.server.ts";
import { deviationFields } from "./round-form.ts";
import { frameProblem, sizeProblem } from "./round-problems.ts";
import type { RoundReply } from "./round-request.server.ts";

type PartOfRound = { readonly round: AssessorsRound; readonly reply: RoundReply | undefined };

/** Lines that are shown at once: nobody mends more at a time. */
const shownLines = 100;

export function FramePart({ round, reply }: PartOfRound) {
  const { frame } = useMessages().rounds;
  const has = round.enterprises > 0;
  const error = frameProblem(useMessages().rounds, reply);
  return (
    <Section title={frame.title} id="frame">
      {has && <p>{frame.loaded(formatNumber(round.enterprises), formatNumber(round.strata.length))}</p>}
      {has && <MissingNote missing={round.missing} />}
      {reply?.kind === "lines" && <BadLines reply={reply} slug={round.slug} />}
      {round.open.includes("load_frame") && (
        <Form method="post" encType="multipart/form-data" action="#frame">
          <input type="hidden" name="version" value={round.version} />
          <FileInput name="file" label={frame.file} hint={frame.lead} error={error} accept=".csv,text/csv" />
          {has && <p className="mt-3 text-ink-2">{frame.replaceHint}</p>}
          <Actions>
            <Button tone={has ? "plain" : "main"}>{has ? frame.replace : frame.load}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
}

function MissingNote({ missing }: { missing: AssessorsRound["missing"] }) {
  const { frame, sample } = useMessages().rounds;
  const named = useLanguage() === "en" ? 1 : 0;
  const names = [
    ...missing.counties,
    ...missing.sizes.map((size) => sample.ofSize(enterpriseSizeWords[size][named])),
    ...missing.industries.map((group) => industryGroupWords[group][named]),
  ];
  return names.length === 0 ? null : <Note>{frame.missing(names)}</Note>;
}

function BadLines({ reply: { bad }, slug }: { reply: Extract<RoundReply, { kind: "lines" }>; slug: string }) {
  const { common, rounds } = useMessages();
  const { frame } = rounds;
  return (
    <>
      <Rows>
        {bad.slice(0, shownLines).map(({ line, fault, value }) => (
          <p key={line}>
            <b>{frame.line(formatNumber(line))}</b>
            {common.comma}
            {frame.faults[fault]}
            {value !== "" && <span className="text-ink-2 [overflow-wrap:anywhere]">{` ${value}`}</span>}
          </p>
        ))}
        {bad.length > shownLines && <p>{frame.more(formatNumber(bad.length - shownLines))}</p>}
      </Rows>
      <Form method="post" action={`${addresses.rounds}/${slug}/bad-lines.csv`} reloadDocument>
        <input type="hidden" name="lines" value={JSON.stringify(bad)} />
        <Actions>
          <Button>{frame.download}</Button>
        </Actions>
      </Form>
    </>
  );
}

export function SamplePart({ round, reply }: PartOfRound) {
  const { rounds } = useMessages();
  const { sample, problems } = rounds;
  const language = useLanguage();
  const { enterprises, strata, sampleSize } = round;
  const drawn = strata.reduce((sum, stratum) => sum + stratum.drawn, 0);
  const least = leastOfSample(strata.map(({ population }) => population));
  const typed = reply?.kind === "size" || reply?.kind === "no_deviations" ? reply.typed : null;
  const field = repliedFields(
    reply?.kind === "sample" ? reply.result : null,
    typed ?? {
      size: sampleSize === null ? undefined : String(sampleSize),
      seed: round.seed === null ? undefined : String(round.seed),
      share: String(Math.round((round.expectedShare ?? 0.5) * 100)),
      allocation: round.allocation ?? "proportional",
    },
  );
  const { defaultValue: allocation, ...allocationField } = field("allocation");
  const size = field("size");
  const range = [formatNumber(least), formatNumber(enterprises)] as const;
  return (
    <Section title={sample.title} id="sample">
      <p className="mb-4 max-w-measure text-ink-2">{sample.lead}</p>
      {drawn > 0 && (
        <>
          <p>{sample.drawn(formatNumber(drawn), formatNumber(enterprises))}</p>
          {round.expectedMargin !== null && (
            <p>
              {sample.margin(
                round.expectedMargin.toFixed(1),
                String(Math.round((round.expectedShare ?? 1) * 100)),
              )}
            </p>
          )}
        </>
      )}
      {drawn > 0 && <StrataTable round={round} />}
      {round.open.includes("draw") && (
        <Form method="post" action="#sample" noValidate>
          <input type="hidden" name="version" value={round.version} />
          <TextInput
            {...size}
            error={size.error ?? sizeProblem(rounds, reply)}
            label={sample.size}
            hint={sample.sizeHint(...range)}
            inputMode="numeric"
            autoComplete="off"
          />
          <Radios
            {...allocationField}
            error={
              allocationField.error ?? (reply?.kind === "no_deviations" ? problems.noDeviations : undefined)
            }
            value={allocation}
            legend={sample.allocation}
            options={[
              { value: "proportional", label: sample.proportional },
              { value: "neyman", label: sample.neyman },
            ]}
          />
          <Disclosure
            summary={sample.deviations}
            open={allocation === "neyman" || reply?.kind === "no_deviations"}
          >
            <p className="max-w-measure text-ink-2">{sample.deviationsHint}</p>
            {enterpriseSizes.map((size) => (
              <TextInput
                key={size}
                {...field(deviationFields[size])}
                label={sample.ofSize(enterpriseSizeWords[size][language === "en" ? 1 : 0])}
                inputMode="decimal"
                autoComplete="off"
              />
            ))}
          </Disclosure>
          <TextInput
            {...field("seed")}
            label={sample.seed}
            hint={sample.seedHint}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextInput {...field("share")} label={sample.share} inputMode="numeric" autoComplete="off" />
          <Actions>
            <Button tone={drawn > 0 ? "plain" : "main"} name="intent" value="draw">
              {drawn > 0 ? sample.again : sample.draw}
            </Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
}

/** Strata with what was drawn of each; once it is open, with who took part. */
export function StrataTable({ round }: { round: AssessorsRound }) {
  const { rounds, results } = useMessages();
  const language = useLanguage();
  const named = language === "en" ? 1 : 0;
  const { table } = results;
  const isOpen = round.invited > 0;
  const nameOf = ({ county, size, industry }: StratumOfRound) =>
    [
      county === null ? rounds.sample.joined : (round.counties[county] ?? county),
      size === null
        ? rounds.sample.joined
        : enterpriseSizeWords[size as keyof typeof enterpriseSizeWords][named],
      industry === null
        ? rounds.sample.joined
        : industryGroupWords[industry as keyof typeof industryGroupWords][named],
    ].join(" · ");
  return (
    <Disclosure summary={rounds.sample.strata}>
      <FigureTable
        caption={rounds.sample.strata}
        head={[
          rounds.sample.stratum,
          table.population,
          table.drawn,
          ...(isOpen ? [table.tookPart, rounds.participation.share] : []),
        ]}
        rows={round.strata.map((stratum) => [
          nameOf(stratum),
          formatNumber(stratum.population),
          formatNumber(stratum.drawn),
          ...(isOpen ? [formatNumber(stratum.tookPart), `${percent(stratum.tookPart, stratum.drawn)}%`] : []),
        ])}
      />
    </Disclosure>
  );
}

export function OpeningPart({ round }: Pick<PartOfRound, "round">) {
  const { opening } = useMessages().rounds;
  return (
    <Section title={opening.title} id="opening">
      <p className="max-w-measure">{opening.lead}</p>
      <StepForm round={round} intent="open" words={opening.open} main />
    </Section>
  );
}

export function ClosingPart({ round }: Pick<PartOfRound, "round">) {
  const { closing } = useMessages().rounds;
  return (
    <Section title={closing.title} id="closing">
      <p className="max-w-measure">{closing.lead(formatDayLong(round.closesOn, useLanguage()))}</p>
      <StepForm round={round} intent="close" words={closing.close} />
    </Section>
  );
}

export function FiguresPart({ round }: Pick<PartOfRound, "round">) {
  const { figures } = useMessages().rounds;
  const own = `${addresses.rounds}/${round.slug}`;
  return (
    <Section title={figures.title} id="figures">
      {round.state === "closed" && <p className="mb-2 max-w-measure">{figures.lead}</p>}
      <Rows>
        {round.state === "closed" && <TextLink to={`${own}/results`}>{figures.weigh}</TextLink>}
        <TextLink to={`${own}/answers`}>{figures.answers}</TextLink>
        {round.state === "published" && (
          <TextLink to={`${addresses.surveys}/${round.slug}`}>{figures.published}</TextLink>
        )}
      </Rows>
    </Section>
  );
}
