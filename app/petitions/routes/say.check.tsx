import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { filesOfDraft } from "../attachments/attachment.server.ts";
import { concernedOrganisation } from "../filing/concerned-organisation.server.ts";
import { isPhoneConfirmed } from "../filing/confirmed-phone.server.ts";
import { completeAnswers } from "../filing/draft-answers.ts";
import { formFacts, requireDraft } from "../filing/filing-request.server.ts";
import { type FilingStep, filingAddresses, stepPath } from "../filing/filing-steps.ts";
import { firstReceiver } from "../filing/first-receiver.server.ts";
import { similarPetitions } from "../filing/similar-petitions.server.ts";
import { submitPetition } from "../filing/submit-petition.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft, actor } = await requireDraft(request, context);
  const { db, env } = context;
  const judged = completeAnswers(
    draft.answers,
    messagesFor(languageOf(request)),
    await formFacts(context, draft.id),
  );
  if (!judged.ok) throw redirect(stepPath(judged.step));
  const { answers } = judged;
  const division = await divisionByCode(db, answers.where.division);
  if (division === null) throw redirect(stepPath("where"));
  if (!draft.answers.similarSeen) {
    const similar = await similarPetitions({ db, env, now: context.now() }, draft, actor);
    if (similar.length > 0) throw redirect(filingAddresses.similar);
  }
  const concerned = await concernedOrganisation(db, answers.about.concernedName, division.path);
  const receiver = await firstReceiver(db, {
    kind: answers.about.kind,
    divisionPath: division.path,
    concernedOrganisationId: concerned?.id ?? null,
    clerk: draft.answers.onBehalf !== null && actor.kind === "staff" ? actor : null,
  });
  const { who, together } = answers;
  return {
    what: answers.what.narrative,
    place: division.fullName,
    when: answers.when,
    about: answers.about,
    requested: answers.want.requested,
    who: { ...who, document: who.document?.kind ?? null, documentNumber: who.document?.number ?? null },
    verified: await isPhoneConfirmed(db, env, { actor, saved: draft.answers, phone: who.phone }),
    together: { ...together, representatives: together.representatives.map(({ name }) => name) },
    files: (await filesOfDraft(db, env, draft.id)).map(({ name }) => name),
    onBehalf: draft.answers.onBehalf,
    receiver: receiver?.name ?? null,
  };
}

/** Sending twice gives the same receipt: the draft is the key (submit-petition.server.ts). */
export async function action({ request, context }: ActionFunctionArgs) {
  const { draft, actor } = await requireDraft(request, context);
  const language = languageOf(request);
  const result = await submitPetition(context, {
    draftId: draft.id,
    actor,
    language,
    messages: messagesFor(language),
  });
  if (result.ok) return redirect(filingAddresses.receipt(result.number));
  switch (result.reason) {
    case "incomplete":
      return redirect(stepPath(result.step));
    case "gone":
      return redirect(filingAddresses.start);
    case "no_receiver":
      return { noReceiver: true };
  }
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.check.title);

export default function CheckPage() {
  const said = useLoaderData<typeof loader>();
  const noReceiver = useActionData<typeof action>()?.noReceiver ?? said.receiver === null;
  const { filing, common } = useMessages();
  const { check } = filing;
  const { who, together, about, when } = said;
  const named = who.identity === "named";
  const rows: readonly Answer[] = [
    ["what", check.rows.what, said.what === "" ? check.voiceOnly : said.what],
    ["what", check.rows.files, said.files.length === 0 ? check.none : said.files.join(common.listJoin)],
    ["where", check.rows.where, said.place],
    ["when", check.rows.when, when.happenedWhen],
    ["when", check.rows.spot, when.spot || check.none],
    ["about", check.rows.kind, filing.kinds[about.kind]],
    ["about", check.rows.concerned, about.concernedName || check.none],
    ["want", check.rows.want, said.requested],
    ["who", check.rows.who, named ? who.name : check.anonymous],
    ...(named ? namedRows(said, filing) : []),
    [
      "together",
      check.rows.together,
      together.isJoint
        ? [
            check.people(together.people),
            ...(together.representatives.length > 0
              ? [check.representatives(together.representatives.join(common.listJoin))]
              : []),
          ].join(common.comma)
        : check.alone,
    ],
  ];
  return (
    <Column>
      <div className="pt-3">
        <BackLink to={stepPath("together")} />
      </div>
      <ErrorSummary problems={noReceiver ? [{ field: "receiver", words: check.noReceiver }] : []} />
      <PageHead title={check.title} lead={check.lead} />
      <Rows>
        {rows.map(([step, name, words]) => (
          <AnswerRow key={name} step={step} name={name}>
            {words}
          </AnswerRow>
        ))}
        {said.onBehalf && (
          <div>
            <p className="text-ink-2 text-min">{check.rows.onBehalf}</p>
            <p>
              {filing.consent[said.onBehalf.method]}
              {common.comma}
              {said.onBehalf.note}
            </p>
          </div>
        )}
      </Rows>
      <p id="receiver" className="mt-6">
        {said.receiver === null ? check.noReceiver : check.receives(said.receiver)}
      </p>
      <p className="mt-3 text-ink-2">{check.honest}</p>
      <Form method="post" reloadDocument>
        <Actions>
          <Button tone="main">{check.send}</Button>
        </Actions>
      </Form>
    </Column>
  );
}

type Answer = readonly [step: FilingStep, name: string, words: string];
type Said = ReturnType<typeof useLoaderData<typeof loader>>;

function namedRows({ who, verified }: Said, filing: ReturnType<typeof useMessages>["filing"]): Answer[] {
  const { check } = filing;
  const phone =
    who.phone === "" ? check.none : `${who.phone}（${verified ? check.verified : check.unverified}）`;
  const document =
    who.document === null ? check.none : `${filing.who.documentKinds[who.document]} ${who.documentNumber}`;
  return [
    ["who", check.rows.phone, phone],
    ["who", check.rows.address, who.address || check.none],
    ["who", check.rows.document, document],
    ["who", check.rows.hideName, who.hideName ? check.hidden : check.shown],
  ];
}

function AnswerRow({ step, name, children }: { step: FilingStep; name: string; children: ReactNode }) {
  const { check } = useMessages().filing;
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-4">
      <div className="min-w-0">
        <p className="text-ink-2 text-min">{name}</p>
        <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{children}</p>
      </div>
      <TextLink to={stepPath(step)}>
        {check.change}
        <span className="vh">{name}</span>
      </TextLink>
    </div>
  );
}
