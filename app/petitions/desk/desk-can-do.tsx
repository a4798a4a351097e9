/** The middle column of a case at the desk: what the table gives this person, each step with its date and article. */
import { formatDayPlain } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/index.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoList } from "#app/ui/case-lists.tsx";
import { Note } from "#app/ui/note.tsx";
import { Words } from "#app/ui/words.tsx";
import { isEnded } from "../petition-states.ts";
import type { ShownDeskCase } from "./desk-came-in.tsx";
import type { DeskCase } from "./desk-case.server.ts";
import { type DeskAction, furthers } from "./desk-forms.ts";
import { Sets } from "./desk-sets.tsx";

export function CanDo({ petition }: { petition: ShownDeskCase }) {
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  const open = petition.actions.filter((line) => line.open);
  const first = open.find(({ action }) => furthers(action));
  const others = open.filter((line) => line !== first);
  const closed = petition.actions.filter(({ open }) => !open);
  return (
    <>
      <Standing petition={petition} />
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

/** What stands over the steps: supervision, waiting, a transfer under way, or that nothing is left to do. */
function Standing({ petition }: { petition: ShownDeskCase }) {
  const { desk } = useMessages();
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
        <Note>
          {petition.pendingToUs
            ? desk.case.pendingToUs(petition.ownerOrganisation.name)
            : desk.case.pendingTo(petition.pendingOrganisation.name)}
        </Note>
      )}
      {isEnded(petition.state) && <p className="text-ink-2">{desk.case.ended}</p>}
    </>
  );
}

/** Accepting is named by what it leads to; everything else by the table's verb. */
export function verbOf(
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
