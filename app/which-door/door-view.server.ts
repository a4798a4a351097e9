/** All that the page behind a door shows. */
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { type LocalDate, localDateFrom, localDateOf } from "#app/deadlines/local-date.ts";
import {
  type ClockFace,
  clockFace,
  type StatutoryDeadline,
  statutoryDeadline,
} from "#app/deadlines/statutory-deadline.ts";
import { type Bilingual, type RuleId, ruleInForce } from "#app/deadlines/statutory-rules.ts";
import { type DivisionPick, divisionPick } from "#app/organisations/division-picker.server.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { type PublicWindow, windowsNear } from "#app/organisations/windows.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { TypedDay } from "#app/ui/field.tsx";
import { typedDay } from "#app/ui/typed-day.ts";
import { type Door, type DoorId, doors } from "./doors.ts";
import { type Answers, type Said, sayAddress } from "./read-answers.ts";

export type DoorClock = {
  readonly startsWith: Bilingual;
  readonly typed: TypedDay;
  readonly problem: "noDay" | "wrongDay" | "notYet" | null;
  readonly deadline: StatutoryDeadline | null;
  readonly face: ClockFace | null;
};

export type DoorView = {
  readonly id: DoorId;
  readonly door: Door;
  readonly said: readonly Said[];
  readonly keep: Readonly<Record<string, string>>;
  /** The address of this page without its query. */
  readonly path: string;
  /** The form that the door opens, with what was said. */
  readonly say: string | null;
  readonly clock: DoorClock | null;
  readonly place: { readonly name: string; readonly windows: readonly PublicWindow[] } | null;
  readonly pick: DivisionPick;
};

export async function doorView(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  { said, keep, topic, path, query }: Omit<Answers, "followed">,
  id: DoorId,
): Promise<DoorView> {
  const door = doors[id];
  const place = keep.division === undefined ? null : await divisionByCode(db, keep.division);
  const form = door.opens?.page === "say" ? door.opens.class : door.kind === "mediation" ? "redress" : null;
  const search = new URLSearchParams(query);
  search.delete("place");
  return {
    id,
    door,
    said,
    keep,
    path,
    say: form === null ? null : sayAddress(form, topic, place?.code),
    clock: door.clock === null ? null : await clockOf(db, door.clock, query, localDateOf(now())),
    place: place && { name: place.fullName, windows: await windowsNear(db, place.path, door.windows) },
    pick: await divisionPick(db, new URL(`http://page/?${search}`), null),
  };
}

/** The day comes in three boxes from the form, and as `YYYY-MM-DD` from links. */
async function clockOf(db: Db, rule: RuleId, query: URLSearchParams, today: LocalDate): Promise<DoorClock> {
  const [year = "", month = "", day = ""] = (query.get("on") ?? "").split("-");
  const boxes = query.has("on.year") ? query : new URLSearchParams(onBoxes(year, month, day));
  const { typed, day: read } = typedDay(boxes, "on");
  const asked = query.has("on.year") || query.has("on");
  const from = read === null || read === "wrong" || read > today ? null : localDateFrom(read);
  const problem =
    !asked || from !== null ? null : read === null ? "noDay" : read === "wrong" ? "wrongDay" : "notYet";
  const deadline =
    from === null ? null : statutoryDeadline({ rule, from, calendar: await loadWorkingCalendar(db) });
  return {
    startsWith: ruleInForce(rule, from ?? today).startsWith,
    typed,
    problem,
    deadline,
    face: deadline && clockFace(deadline.due, today),
  };
}

function onBoxes(year: string, month: string, day: string): Record<string, string> {
  return { "on.year": year, "on.month": month, "on.day": day };
}
