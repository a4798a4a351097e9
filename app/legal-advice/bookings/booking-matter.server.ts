/** What the shared rooms may know of bookings. */
import type { MatterSource } from "#app/matters/matter-source.ts";
import { open } from "#app/platform/field-encryption.server.ts";

export const bookingMatter: MatterSource = {
  find: (db, number) =>
    db.booking.findUnique({ where: { number }, select: { id: true, lookupCodeHash: true } }),

  claim: (tx, id, { personId, phoneIndex, memberships }) =>
    tx.booking.updateMany({
      where: {
        id,
        personId: null,
        phoneIndex,
        OR: [{ bookedByMembershipId: null }, { bookedByMembershipId: { notIn: [...memberships] } }],
      },
      data: { personId },
    }),

  confirmedPhone: async (db, env, id) => {
    const booking = await db.booking.findFirst({
      where: { id, phoneConfirmed: true },
      select: { phoneSealed: true },
    });
    return booking && open(env.fieldKeys, booking.phoneSealed, { field: "Booking.phone", record: id });
  },
};
