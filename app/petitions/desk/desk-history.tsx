/** What happened to a case, as staff read it: every step with its notes, then the dates to come. */
import { Link } from "@remix-run/react";
import { formatDateTime, formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";
import { happenedWords } from "../happened-words.ts";
import type { DeskCase } from "./desk-case.server.ts";

type Serialised = Pick<
  DeskCase,
  "state" | "dueOn" | "clockRule" | "dueProvisional" | "accessCount" | "waitedDays"
> & {
  readonly ownerOrganisation: { readonly name: string };
  readonly events: readonly {
    readonly id: string;
    readonly sequence: number;
    readonly at: string | Date;
    readonly action: string;
    readonly facts: unknown;
    readonly actorKind: string;
    readonly actorName: string | null;
    readonly organisationName: string | null;
    readonly publicNote: string | null;
    readonly internalNote: string | null;
  }[];
};

export function DeskHistory({ petition }: { petition: Serialised }) {
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  const past = usePast(petition.events);
  const due: Readonly<Record<string, string>> = desk.due;
  const items: TimelineItem[] = [
    ...past,
    {
      key: "now",
      state: "now",
      when: desk.case.now,
      what: petitions.state[petition.state],
      why: [
        desk.case.owner(petition.ownerOrganisation.name),
        ...(petition.waitedDays > 0 ? [desk.case.waited(petition.waitedDays)] : []),
      ].join(" · "),
    },
    ...(petition.dueOn === null
      ? []
      : [
          {
            key: "due",
            state: "next" as const,
            when: formatDayPlain(petition.dueOn, language),
            what: due[petition.clockRule ?? ""] ?? "",
            ...(petition.dueProvisional ? { why: desk.case.provisional } : {}),
          },
        ]),
  ];
  return (
    <>
      <Timeline items={items} />
      <p className="mt-4">
        <Link to="access" className="inline-flex min-h-tap items-center">
          {desk.case.lookedAt(petition.accessCount)}
        </Link>
      </p>
    </>
  );
}

/** What happened after the version a clerk was looking at: shown when somebody else acted first. */
export function DeskChanges({ events, since }: { events: Serialised["events"]; since: number }) {
  const { desk } = useMessages();
  const items = usePast(events.filter(({ sequence }) => sequence > since));
  if (items.length === 0) return null;
  return (
    <section className="my-6" aria-label={desk.changedSince}>
      <h2 className="mb-3">{desk.changedSince}</h2>
      <Timeline items={items} />
    </section>
  );
}

function usePast(events: Serialised["events"]): TimelineItem[] {
  const { petitions } = useMessages();
  const language = useLanguage();
  return events.map((event): TimelineItem => {
    const who =
      event.actorKind === "staff"
        ? [event.actorName, event.organisationName].filter(Boolean).join(" · ")
        : event.actorKind === "system"
          ? petitions.bySystem
          : petitions.byPetitioner;
    return {
      key: event.id,
      state: "past",
      when: formatDateTime(new Date(event.at), language),
      what: happenedWords(petitions, event),
      why: (
        <>
          {who}
          {[event.publicNote, event.internalNote].filter(Boolean).map((note) => (
            <span key={note} className="block whitespace-pre-line">
              {note}
            </span>
          ))}
        </>
      ),
    };
  });
}
