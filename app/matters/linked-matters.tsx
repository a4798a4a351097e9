/** Links between matters, as steps of their timelines. */
import { Link } from "@remix-run/react";
import { formatDayPlain, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { ownMatterAddress } from "#app/ui/addresses.ts";
import type { TimelineItem } from "#app/ui/timeline.tsx";
import { formatCaseNumber } from "./case-number.ts";
import type { LinkedMatter } from "./link-matters.server.ts";

/** The timeline with each link at its day, before what comes after it. */
export function useLinkedTimeline(
  items: readonly TimelineItem[],
  links: readonly LinkedMatter[],
): readonly TimelineItem[] {
  const { matters } = useMessages();
  const language = useLanguage();
  const linked = [...items];
  for (const { id, kind, number, way, at } of links) {
    const day = localDayOf(at);
    const after = linked.findIndex(
      ({ state, dateTime }) =>
        state !== "past" && (state === "next" || dateTime === undefined || day < dateTime),
    );
    const item: TimelineItem = {
      key: id,
      state: "past",
      when: formatDayPlain(day, language),
      dateTime: day,
      what: (
        <Link to={`${ownMatterAddress[kind]}/${number}`} className="inline-flex min-h-tap items-center">
          {matters[way][kind](formatCaseNumber(number))}
        </Link>
      ),
    };
    if (way === "from") linked.unshift(item);
    else linked.splice(after === -1 ? linked.length : after, 0, item);
  }
  return linked;
}
