/**
 * A workflow as a table: from which state, by which step, to which state, by whom, on which condition. Pages list
 * what the table opens, the server lets through what it opens, and nothing else changes a state. Pure.
 */

/** One row a step. Rows of the same action differ in the rest; the first that fits counts. */
export type Transition<State, Action, Relation, Guard, Article> = {
  readonly action: Action;
  readonly from: readonly State[];
  /** `same` leaves the state: the step changes another axis. */
  readonly to: State | "same";
  readonly who: readonly Relation[];
  /** Conditions besides state and person. Their names are the keys of their wording. */
  readonly when: readonly Guard[];
  /** What the step rests on; the key of its wording. */
  readonly article: Article;
};

/** What stands in the way of an action, or the row that lets it through. */
export type Verdict<Row extends Transition<State, unknown, unknown, Guard, unknown>, State, Guard> =
  | { readonly open: true; readonly transition: Row; readonly to: State }
  | { readonly open: false; readonly because: "state" | "person" | Guard };

/** What came of a step: the new version, or why it was not taken. */
export type StepTaken<State, Guard> =
  | { readonly ok: true; readonly state: State; readonly version: number }
  /** Not there, or not in this person's reach. */
  | { readonly ok: false; readonly reason: "not_found" }
  /** Someone else acted first: the page shows what it is now and keeps what was typed. */
  | { readonly ok: false; readonly reason: "changed_meanwhile"; readonly state: State }
  | {
      readonly ok: false;
      readonly reason: "not_allowed";
      readonly because: "state" | "person" | Guard;
      readonly state: State;
    };

/**
 * May somebody who stands in these relations take this step now? `holds` says whether a condition is met.
 *
 * When several rows fit the action, the first whose state, person and conditions all fit wins; otherwise the
 * refusal of the row that came furthest is given, so that the wording says the nearest thing to do.
 */
export function judge<State, Action, Relation, Guard, Article>(
  table: readonly Transition<State, Action, Relation, Guard, Article>[],
  asked: {
    readonly action: Action;
    readonly state: State;
    readonly relations: ReadonlySet<Relation>;
    readonly holds: (guard: Guard) => boolean;
  },
): Verdict<Transition<State, Action, Relation, Guard, Article>, State, Guard> {
  let because: "state" | "person" | Guard = "state";
  for (const transition of table) {
    if (transition.action !== asked.action || !transition.from.includes(asked.state)) continue;
    if (!transition.who.some((relation) => asked.relations.has(relation))) {
      if (because === "state") because = "person";
      continue;
    }
    const failed = transition.when.find((guard) => !asked.holds(guard));
    if (failed === undefined)
      return { open: true, transition, to: transition.to === "same" ? asked.state : transition.to };
    because = failed;
  }
  return { open: false, because };
}

/** Every action that some row gives to one of these relations, in the order of the table. */
export function actionsOf<Action, Relation>(
  table: readonly { readonly action: Action; readonly who: readonly Relation[] }[],
  relations: ReadonlySet<Relation>,
): readonly Action[] {
  const open = table.filter(({ who }) => who.some((relation) => relations.has(relation)));
  return [...new Set(open.map(({ action }) => action))];
}
