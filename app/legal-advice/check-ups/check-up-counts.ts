/** 东规西微 in numbers. Pure. */

export type CheckUpCounts = {
  readonly enterprises: number;
  readonly opinions: number;
  readonly actedOn: number;
};

export type CheckUpVisit = {
  /** Null for an individual business that has none (SJ-05). */
  readonly creditCode: string | null;
  readonly enterpriseName: string | null;
  readonly opinions: readonly { readonly state: "given" | "acted_on" | "not_acted_on" }[];
};

/** An enterprise that was visited twice counts once: by its code, or by its name when it has none. */
export function checkUpCounts(visits: readonly CheckUpVisit[]): CheckUpCounts {
  const opinions = visits.flatMap((visit) => visit.opinions);
  return {
    enterprises: new Set(visits.map(({ creditCode, enterpriseName }) => creditCode ?? `${enterpriseName}`))
      .size,
    opinions: opinions.length,
    actedOn: opinions.filter(({ state }) => state === "acted_on").length,
  };
}
