import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { boxLook } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { type DeskCase, readDeskCase } from "../desk/desk-case.server.ts";
import { DeskField } from "../desk/desk-field.tsx";
import { deskFormOptions, type FormOption, receiverOptions } from "../desk/desk-form-options.server.ts";
import {
  type DeskValues,
  deskSchema,
  fieldsOf,
  isDeskAction,
  isPassedOn,
  outcomes,
} from "../desk/desk-forms.ts";
import { DeskChanges } from "../desk/desk-history.tsx";
import { numberIn, readForm } from "../desk/desk-request.server.ts";
import { Sets } from "../desk/desk-sets.tsx";
import { OpinionLetter } from "../desk/opinion-letter.tsx";
import { pseudonymOf } from "../desk/pseudonym.ts";
import { type DeskActionResult, takeDeskAction } from "../desk/take-desk-action.server.ts";
import { petitionsInReach } from "../petition-access.server.ts";
import { recordAccess } from "../record-access.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.read");
  const { action } = params;
  if (!isDeskAction(action)) throw new Response(null, { status: 404 });
  const now = context.now();
  const today = localDateOf(now);
  const calendar = await loadWorkingCalendar(context.db);
  const petition = await readDeskCase(context.db, context.env, actor, numberIn(params), {
    today,
    calendar,
  });
  if (petition === null) throw new Response(null, { status: 404 });
  await recordAccess(context.db, { petitionId: petition.id, actor, seen: "matter", now });
  const options = await deskFormOptions(context.db, {
    petition,
    action,
    ownerOrganisationId: petition.ownerOrganisationId,
    language: languageOf(request),
    today,
  });
  const line = petition.actions.find((candidate) => candidate.action === action) ?? null;
  return {
    action,
    petition: shownOf(petition),
    options,
    line,
    office: actor.organisationName,
    now: now.toISOString(),
    idempotencyKey: newId(),
  };
}

/** What the page shows of the case; the rest does not leave the server. */
function shownOf({ number, title, version, events, recused, ownerOrganisation }: DeskCase) {
  return { number, title, version, events, recused, owner: ownerOrganisation.name };
}

type Replied = {
  readonly result: SubmissionResult<string[]>;
  /** What was searched for among the organisations. */
  readonly found: readonly FormOption[] | null;
  /** The opinion to be seen as a letter first. */
  readonly letter?: DeskValues;
  /** The version the clerk was looking at, when somebody else acted first. */
  readonly since?: number | null;
};

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response | Replied> {
  const actor = await requireStaff(request, context, "petition.read");
  const { action: step } = params;
  const number = numberIn(params);
  if (!isDeskAction(step)) throw new Response(null, { status: 404 });
  const messages = messagesFor(languageOf(request));
  const form = await readForm(request);
  const version = Number(form.get("version"));
  const idempotencyKey = form.get("idempotencyKey");
  if (!Number.isSafeInteger(version) || typeof idempotencyKey !== "string" || !isId(idempotencyKey))
    throw new Response(null, { status: 400 });
  const petition = await context.db.petition.findFirst({
    where: { AND: [{ number }, petitionsInReach(actor)] },
    select: { id: true, topicId: true, divisionPath: true, ownerOrganisationId: true },
  });
  if (petition === null) throw new Response(null, { status: 404 });

  const search = String(form.get("find") ?? "").slice(0, 40);
  const found =
    fieldsOf[step].includes("toOrganisation") && search.trim() !== ""
      ? await receiverOptions(context.db, petition, petition.ownerOrganisationId, search)
      : null;
  if (form.get("look") === "find") return { result: { initialValue: typedIn(form) }, found };
  const submission = parseWithZod(form, { schema: deskSchema(step, messages) });
  if (submission.status !== "success") return { result: submission.reply(), found };
  if (form.get("look") === "first") return { result: submission.reply(), found, letter: submission.value };
  const taken = await takeDeskAction(context.db, context.env, {
    petitionId: petition.id,
    expectedVersion: version,
    action: step,
    actor,
    values: submission.value,
    idempotencyKey,
    now: context.now(),
  });
  // An accusation that was just registered is out of this clerk's reach: the list is all that is left to show.
  if (taken.ok)
    return redirect(isPassedOn(step, submission.value) ? `${addresses.desk}?passed` : caseAddress(number));
  const since = taken.reason === "changed_meanwhile" ? version : null;
  return { result: submission.reply(refusalIn(taken, messages)), found, since };
}

function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function caseAddress(number: string): string {
  return `${addresses.desk}/petitions/${number}`;
}

/** Why it could not be done, at the field or for the whole form. */
function refusalIn(
  result: Extract<DeskActionResult, { ok: false }>,
  messages: ReturnType<typeof messagesFor>,
) {
  const { problems } = messages.desk;
  switch (result.reason) {
    case "not_found":
      throw new Response(null, { status: 404 });
    case "changed_meanwhile":
      return { formErrors: [problems.changed] };
    case "not_allowed":
      return { formErrors: [problems.notAllowed(messages.petitions.closedBecause[result.because])] };
    case "accused_unit":
      return { fieldErrors: { [result.field]: [problems.accusedUnit] } };
    case "stays_sealed":
      return { fieldErrors: { [result.field]: [problems.staysSealed] } };
    case "not_below":
      return { fieldErrors: { [result.field]: [problems.notBelow] } };
    case "recused":
      return { formErrors: [problems.recused] };
    case "no_discipline":
      return { fieldErrors: { [result.field]: [problems.noDiscipline] } };
    case "unknown":
      return { fieldErrors: { [result.field]: [problems.empty] } };
  }
}

export const meta = titled<{ action: keyof ReturnType<typeof messagesFor>["desk"]["verb"] }>(
  (messages, data) => (data === undefined ? messages.desk.case.canDo : messages.desk.verb[data.action]),
);

export default function DeskActionPage() {
  const { action: step, petition, options, line, idempotencyKey } = useLoaderData<typeof loader>();
  const replied = useActionData<Replied>();
  const { desk } = useMessages();
  const result = replied?.result;
  const field = repliedFields(result, options.given);
  const found = replied?.found ?? null;
  const since = replied?.since ?? null;
  const letter = replied?.letter;
  return (
    <Column>
      <BackLink to={caseAddress(petition.number)} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "step" : name))} />
      <PageHead
        title={desk.verb[step]}
        lead={`${formatCaseNumber(petition.number)} ${petition.title === "" ? desk.sealedTitle : petition.title}`}
      />
      <Verdict />
      {since !== null && <DeskChanges events={petition.events} since={since} />}
      {letter !== undefined && <Preview letter={letter} />}
      {/* A step that is not open asks nothing; one that was refused keeps what was typed. */}
      {(line?.open || result !== undefined) && (
        <Form method="post" id="step">
          <input type="hidden" name="version" value={petition.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          {fieldsOf[step].includes("toOrganisation") && (
            <FindOrganisation typed={field("find").defaultValue} found={found} />
          )}
          {fieldsOf[step].map((name) => (
            <DeskField
              key={name}
              {...field(name)}
              name={name}
              step={step}
              options={{ ...options, ...(found === null ? {} : { organisations: found }) }}
            />
          ))}
          {step === "transfer" && <Note>{desk.fields.transferRule}</Note>}
          {line?.open && (
            <Actions>
              <Button tone="main">{desk.confirm}</Button>
              {fieldsOf[step].includes("remedyNotice") && (
                <Button name="look" value="first">
                  {desk.preview}
                </Button>
              )}
            </Actions>
          )}
        </Form>
      )}
    </Column>
  );
}

/** The date and the article of the step, or why it is not open. */
function Verdict() {
  const { action: step, petition, line } = useLoaderData<typeof loader>();
  const { desk, petitions } = useMessages();
  return (
    <>
      {line?.open && (
        <p className="text-ink-2">
          <Sets line={line} />
          {/* Each reason for declining rests on an article of its own. */}
          {step !== "decline" && <span className="block text-min">{petitions.article[line.article]}</span>}
        </p>
      )}
      {!line?.open && (
        <Note icon="warning">
          {petition.recused
            ? desk.problems.recused
            : desk.problems.notAllowed(petitions.closedBecause[line === null ? "state" : line.because])}
        </Note>
      )}
    </>
  );
}

/** More receivers than those the topic suggests, by part of their name; a button of the same form, so nothing is lost. */
function FindOrganisation({
  typed,
  found,
}: {
  typed: string | undefined;
  found: readonly FormOption[] | null;
}) {
  const { desk } = useMessages();
  return (
    <div className="mt-6">
      <label htmlFor="find-organisation" className="block font-bold">
        {desk.fields.findOrganisation}
      </label>
      <div className="mt-2 grid grid-cols-[1fr_auto] gap-2">
        <input id="find-organisation" type="search" className={boxLook()} name="find" defaultValue={typed} />
        <Button snug name="look" value="find">
          {desk.fields.find}
        </Button>
      </div>
      {found !== null && found.length === 0 && <p className="mt-2 text-ink-2">{desk.fields.noneFound}</p>}
    </div>
  );
}

function Preview({ letter }: { letter: DeskValues }) {
  const { petition, office, now } = useLoaderData<typeof loader>();
  const { desk } = useMessages();
  return (
    <section className="my-6 border-hair border-y py-6" aria-label={desk.preview}>
      <OpinionLetter
        salutation={desk.salutation(pseudonymOf(petition.number))}
        opinion={{
          request: letter.request ?? "",
          factsAndReasons: letter.factsAndReasons ?? "",
          handling: letter.handling ?? "",
          legalBasis: letter.legalBasis ?? "",
          outcome: outcomes.find((outcome) => outcome === letter.outcome) ?? "explained",
          remedyNotice: letter.remedyNotice ?? "",
        }}
        office={office}
        at={new Date(now)}
      />
    </section>
  );
}
