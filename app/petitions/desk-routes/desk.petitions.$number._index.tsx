import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { formatBytes, formatDateTime, formatDayPlain } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/index.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink, TextLink } from "#app/ui/button.tsx";
import { CaseColumns, DoList } from "#app/ui/case-lists.tsx";
import { Clock } from "#app/ui/clock.tsx";
import { FileList } from "#app/ui/files.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { Words } from "#app/ui/words.tsx";
import { type DeskCase, readDeskCase } from "../desk-case.server.ts";
import { type DeskAction, furthers } from "../desk-forms.ts";
import { DeskHistory } from "../desk-history.tsx";
import { DeskKeys } from "../desk-keys.tsx";
import { numberIn } from "../desk-request.server.ts";
import { Sets } from "../desk-sets.tsx";
import { OpinionLetter } from "../opinion-letter.tsx";
import { formatPetitionNumber } from "../petition-number.ts";
import { pseudonymOf } from "../pseudonym.ts";
import { recordAccess } from "../record-access.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.read");
  const now = context.now();
  const today = localDateOf(now);
  const calendar = await loadWorkingCalendar(context.db);
  const petition = await readDeskCase(context.db, context.env, actor, numberIn(params), {
    today,
    calendar,
  });
  if (petition === null) throw new Response(null, { status: 404 });
  await recordAccess(context.db, { petitionId: petition.id, actor, seen: "matter", now });
  return { petition, today };
}

export const meta = titled<typeof loader>((messages) => messages.desk.case.cameIn);

export default function DeskCasePage() {
  const { petition, today } = useLoaderData<typeof loader>();
  const { desk } = useMessages();
  const face = petition.dueOn === null ? ({ kind: "none" } as const) : clockFace(petition.dueOn, today);
  return (
    <>
      <div className="flex flex-wrap items-center pt-4 pb-3">
        <div className="mr-6">
          <BackLink to={addresses.desk}>{desk.title.mine}</BackLink>
        </div>
        <span className="mr-6 text-ink-2">{formatPetitionNumber(petition.number)}</span>
        <Clock face={face} />
        <h1 className="mt-1 basis-full">{petition.title === "" ? desk.sealedTitle : petition.title}</h1>
      </div>
      <CaseColumns
        columns={[
          { title: desk.case.cameIn, content: <CameIn /> },
          { title: desk.case.canDo, content: <CanDo /> },
          { title: desk.case.history, content: <DeskHistory petition={petition} /> },
        ]}
      />
      <DeskKeys
        keys={[
          ...petition.actions
            .filter(({ open }) => open)
            .map(({ action, key }) => ({ keys: [key], words: verbOf(action, petition, desk) })),
          { keys: ["L"], words: desk.keys.back, to: addresses.desk },
          { keys: ["/"], words: desk.keys.find },
        ]}
      />
    </>
  );
}

function CameIn() {
  const { petition } = useLoaderData<typeof loader>();
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  const words = desk.case;
  const kind =
    petition.classification === null
      ? petitions.unclassified
      : [
          petitions.class[petition.classification],
          ...(petition.redressItem === null ? [] : [petitions.itemOf(petition.redressItem)]),
          // The other classes have one procedure, of their own name.
          ...(petition.procedure === null || petition.classification !== "redress"
            ? []
            : [petitions.procedure[petition.procedure]]),
        ].join(" · ");
  return (
    <>
      <KeyValues
        entries={[
          [words.requested, petition.requested],
          [words.place, [petition.division.fullName, petition.place].filter(Boolean).join(" ")],
          [words.when, petition.happenedWhen || null],
          [words.concerned, petition.concernedName || words.noConcerned],
          [
            words.channel,
            `${petitions.channel[petition.channel]} · ${formatDateTime(new Date(petition.receivedAt), language)}`,
          ],
          [words.class, kind],
          [words.petitioner, <Petitioner key="petitioner" />],
        ]}
      />
      <p className="mt-4 max-w-measure whitespace-pre-line leading-[1.8]">
        {petition.narrative === "" ? words.voiceOnly : petition.narrative}
      </p>
      {petition.material.length > 0 && (
        <FileList
          files={petition.material.map(({ id, name, bytes }, at) => ({
            id,
            name: name ?? words.file(at + 1),
            state: formatBytes(bytes),
            to: `${addresses.desk}/petitions/${petition.number}/attachments/${id}`,
          }))}
        />
      )}
      {petition.opinions.map((opinion) => (
        <Disclosure key={opinion.id} summary={petitions.opinionKind[opinion.kind]}>
          <OpinionLetter
            salutation={desk.salutation(pseudonymOf(petition.number))}
            opinion={opinion}
            office={opinion.organisation.name}
            at={new Date(opinion.issuedAt)}
          />
        </Disclosure>
      ))}
      {petition.similar > 0 && (
        <div className="mt-6">
          <Note icon="document">
            <span className="mr-1">{words.similar(petition.similar)}</span>
            <Link className="ml-1" to={similarAddress(petition)}>
              {words.similarLink}
            </Link>
          </Note>
        </div>
      )}
    </>
  );
}

/** The same as what is counted: the same topic in the same place. */
function similarAddress({ topicId, divisionPath }: Pick<DeskCase, "topicId" | "divisionPath">): string {
  const query = { view: "all", place: divisionPath, topic: topicId ?? "", sort: "newest" };
  return `${addresses.desk}?${new URLSearchParams(query)}`;
}

function Petitioner() {
  const { petition } = useLoaderData<typeof loader>();
  const { desk } = useMessages();
  const words = desk.case;
  if (petition.isAnonymous) return words.identityAnonymous;
  return (
    <>
      {words.pseudonym(pseudonymOf(petition.number))}
      {petition.isJoint && <span className="block">{words.joint(petition.jointCount)}</span>}
      {petition.identityOpens ? (
        <>
          <span className="block">
            <TextLink to="identity">{words.openIdentity}</TextLink>
          </span>
          <span className="block text-ink-2 text-min">{words.openIdentityHint}</span>
        </>
      ) : (
        <span className="block text-ink-2 text-min">
          {petition.keptFromUs ? words.identityClosed : words.identityNotYours}
        </span>
      )}
    </>
  );
}

function CanDo() {
  const { petition } = useLoaderData<typeof loader>();
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  const open = petition.actions.filter((line) => line.open);
  const first = open.find(({ action }) => furthers(action));
  const others = open.filter((line) => line !== first);
  const closed = petition.actions.filter(({ open }) => !open);
  return (
    <>
      {petition.recused && <Note>{desk.problems.recused}</Note>}
      {petition.urged !== null && (
        <Note icon="warning">
          {desk.case.urged(petition.urged.by)}
          <span className="block whitespace-pre-line">{petition.urged.note}</span>
        </Note>
      )}
      {petition.waiting > 0 && <Note>{desk.case.waiting(petition.waiting)}</Note>}
      {petition.pendingOrganisation !== null && (
        <Note>{desk.case.pendingTo(petition.pendingOrganisation.name)}</Note>
      )}
      {petition.simplifiedUntil !== null && first?.action === "accept_simplified" && (
        <p className="mb-3">
          <Words text={desk.case.simplifiedUntil(formatDayPlain(petition.simplifiedUntil, language))} />
        </p>
      )}
      <DoList
        first={
          first === undefined ? undefined : (
            <>
              <ButtonLink to={first.action} tone="main" wide keyName={first.key}>
                {verbOf(first.action, petition, desk)}
              </ButtonLink>
              <p className="mt-2 text-ink-2 text-min leading-[1.6]">
                <Sets line={first} />
                {first.open && <span className="block">{petitions.article[first.article]}</span>}
              </p>
            </>
          )
        }
        items={[
          ...others.map((line) => ({
            key: line.action,
            verb: verbOf(line.action, petition, desk),
            to: line.action,
            sets: <Sets line={line} />,
            article: line.open ? petitions.article[line.article] : undefined,
            keyName: line.key,
          })),
          ...closed.map((line) => ({
            key: line.action,
            verb: verbOf(line.action, petition, desk),
            condition: line.open ? undefined : petitions.closedBecause[line.because],
          })),
        ]}
      />
    </>
  );
}

/** Accepting is named by what it leads to; everything else by the table's verb. */
function verbOf(
  action: DeskAction,
  { classification, redressItem }: Pick<DeskCase, "classification" | "redressItem">,
  desk: Messages["desk"],
): string {
  if (action !== "accept") return desk.verb[action];
  if (classification === "suggestion" || classification === "accusation")
    return desk.acceptAs[classification];
  if (redressItem === 4) return desk.acceptAs.reconsideration;
  if (redressItem === 5) return desk.acceptAs.statutory_duty;
  return desk.verb.accept;
}
