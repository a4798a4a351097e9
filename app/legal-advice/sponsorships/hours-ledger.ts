/**
 * 小时账: what a sponsor bought, what bookings hold, what service used. Minutes, one account a sponsorship and month.
 * Pure; the database holds the same sums and refuses what does not add up (`never_overspent`).
 */

export type HoursAccountState = {
  readonly boughtMinutes: number;
  readonly reservedMinutes: number;
  readonly usedMinutes: number;
};

export type HoursMovement = {
  readonly kind: "bought" | "reserved" | "returned" | "used";
  /** Positive. */
  readonly minutes: number;
};

export const emptyAccount: HoursAccountState = { boughtMinutes: 0, reservedMinutes: 0, usedMinutes: 0 };

/** What may still be booked. */
export function availableMinutes(account: HoursAccountState): number {
  return account.boughtMinutes - account.reservedMinutes - account.usedMinutes;
}

export type Moved =
  | { readonly ok: true; readonly account: HoursAccountState }
  | { readonly ok: false; readonly reason: "overspent" | "not_reserved" };

/** The account after one movement, or why it cannot be made. Throws on minutes that are not whole and positive. */
export function move(account: HoursAccountState, { kind, minutes }: HoursMovement): Moved {
  if (!Number.isInteger(minutes) || minutes <= 0) throw new Error(`not a number of minutes: ${minutes}`);
  switch (kind) {
    case "bought":
      return moved({ ...account, boughtMinutes: account.boughtMinutes + minutes });
    case "reserved":
      if (minutes > availableMinutes(account)) return { ok: false, reason: "overspent" };
      return moved({ ...account, reservedMinutes: account.reservedMinutes + minutes });
    case "returned":
      if (minutes > account.reservedMinutes) return { ok: false, reason: "not_reserved" };
      return moved({ ...account, reservedMinutes: account.reservedMinutes - minutes });
    case "used":
      if (minutes > availableMinutes(account)) return { ok: false, reason: "overspent" };
      return moved({ ...account, usedMinutes: account.usedMinutes + minutes });
  }
}

function moved(account: HoursAccountState): Moved {
  return { ok: true, account };
}

/**
 * The movements of a service that took `minutes`: what was held for it goes back, and what there is pays for it. A
 * service that took longer than the sponsor has left is recorded whole and charged as far as the hours reach.
 */
export function chargeFor(
  account: HoursAccountState,
  { minutes, held }: { readonly minutes: number; readonly held: number },
): { readonly movements: readonly HoursMovement[]; readonly chargedMinutes: number } {
  const chargedMinutes = Math.min(minutes, availableMinutes(account) + held);
  const movements: HoursMovement[] = [];
  if (held > 0) movements.push({ kind: "returned", minutes: held });
  if (chargedMinutes > 0) movements.push({ kind: "used", minutes: chargedMinutes });
  return { movements, chargedMinutes };
}
