/** The left column of a case at the desk. */
import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { formatBytes, formatDateTime } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/index.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { FileList } from "#app/ui/files.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { KeyValues } from "#app/ui/rows.tsx";
import { declineArticles } from "../decline-reasons.ts";
import type { DeskCase } from "./desk-case.server.ts";
import { OpinionLetter } from "./opinion-letter.tsx";
import { pseudonymOf } from "./pseudonym.ts";

/** The case as it arrives in the browser. */
export type ShownDeskCase = SerializeFrom<DeskCase>;

/** The matter as it came in: what is asked, where, by whom, the words, the files and the opinions so far. */
export function CameIn({ petition }: { petition: ShownDeskCase }) {
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  const words = desk.case;
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
          [words.class, kindOf(petition, petitions)],
          [words.declined, declinedWords(petition, petitions)],
          [words.door, doorName(petition, petitions)],
          [words.petitioner, <Petitioner key="petitioner" petition={petition} />],
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

function kindOf(
  { classification, redressItem, procedure }: ShownDeskCase,
  petitions: Messages["petitions"],
): string {
  if (classification === null) return petitions.unclassified;
  return [
    petitions.class[classification],
    ...(redressItem === null ? [] : [petitions.itemOf(redressItem)]),
    // The other classes have one procedure, of their own name.
    ...(procedure === null || classification !== "redress" ? [] : [petitions.procedure[procedure]]),
  ].join(" · ");
}

function declinedWords({ declineReason }: ShownDeskCase, petitions: Messages["petitions"]): string | null {
  if (declineReason === null) return null;
  return [petitions.declineReason[declineReason], petitions.article[declineArticles[declineReason]]].join(
    " · ",
  );
}

function doorName({ rightDoor }: ShownDeskCase, { door }: Messages["petitions"]): string | null {
  const names: Readonly<Record<string, string>> = door;
  return rightDoor === null ? null : (names[rightDoor] ?? null);
}

/** The same as what is counted: the same topic in the same place. */
function similarAddress({ topicId, divisionPath }: Pick<DeskCase, "topicId" | "divisionPath">): string {
  const query = { view: "all", place: divisionPath, topic: topicId ?? "", sort: "newest" };
  return `${addresses.desk}?${new URLSearchParams(query)}`;
}

function Petitioner({ petition }: { petition: ShownDeskCase }) {
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
