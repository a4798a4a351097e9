/** The steps of a case as its petitioner reads them: what was, what is, what comes and by when. Pure. */

import { formatDayPlain, localDayOf } from "#app/i18n/format.ts";
import type { Language, Messages } from "#app/i18n/index.ts";
import type { TimelineItem } from "#app/ui/timeline.tsx";
import { happenedWords } from "../happened-words.ts";
import { isEnded } from "../petition-states.ts";
import type { OwnCase } from "./own-case.server.ts";

/** A case as it arrives in the browser: instants may be text by then. */
export type ShownCase = Omit<OwnCase, "events"> & {
  readonly events: readonly {
    readonly id: string;
    readonly at: string | Date;
    readonly action: string;
    readonly facts: unknown;
    readonly actorKind: string;
    readonly actorName: string | null;
    readonly organisationName: string | null;
    readonly publicNote: string | null;
  }[];
};

export function timelineOf(
  shown: Pick<ShownCase, "events" | "state" | "owner" | "dueOn" | "clock" | "reviewOpen">,
  { tracking, petitions, common }: Messages,
  language: Language,
): TimelineItem[] {
  const past = shown.events.map((event): TimelineItem => {
    const day = localDayOf(new Date(event.at));
    const who = [event.actorName, event.organisationName].filter(Boolean).join(" · ");
    const why = [who, event.publicNote].filter(Boolean).join(common.comma);
    return {
      key: event.id,
      state: "past",
      when: formatDayPlain(day, language),
      dateTime: day,
      what: happenedWords(petitions, event),
      ...(why === "" ? {} : { why }),
    };
  });
  if (isEnded(shown.state)) return past;
  const now: TimelineItem = {
    key: "now",
    state: "now",
    when: common.time.now,
    what: petitions.state[shown.state],
    why: shown.owner,
  };
  return [...past, now, ...nextSteps(shown, tracking, language)];
}

function nextSteps(
  { state, dueOn, clock, reviewOpen }: Pick<ShownCase, "state" | "dueOn" | "clock" | "reviewOpen">,
  { due, next }: Messages["tracking"],
  language: Language,
): TimelineItem[] {
  const steps: TimelineItem[] = [];
  const lines: Readonly<Record<string, (day: string) => string>> = due;
  if (dueOn !== null && clock !== null) {
    const words = lines[clock.rule]?.(formatDayPlain(dueOn, language)) ?? "";
    steps.push({
      key: clock.rule,
      state: "next",
      when: formatDayPlain(dueOn, language),
      dateTime: dueOn,
      what: words.replace(/[⟦⟧]/g, ""),
      article: clock.article,
    });
  }
  const later = (key: keyof typeof next, article: string | undefined): TimelineItem => ({
    key,
    state: "next",
    when: next[key].when,
    what: next[key].what,
    ...(article === undefined ? {} : { article }),
  });
  if (state === "received" || state === "registered") steps.push(later("opinion", undefined));
  if (reviewOpen && ["received", "registered", "accepted"].includes(state))
    steps.push(later("review", undefined));
  if (state === "under_review") steps.push(later("rereview", undefined));
  return steps;
}
