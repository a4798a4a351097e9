/** What the shared rooms may know of questions. */
import type { MatterSource } from "#app/matters/matter-source.ts";
import { open } from "#app/platform/field-encryption.server.ts";

export const questionMatter: MatterSource = {
  find: (db, number) =>
    db.legalQuestion.findUnique({ where: { number }, select: { id: true, lookupCodeHash: true } }),

  claim: (tx, id, { personId, phoneIndex }) =>
    tx.legalQuestion.updateMany({ where: { id, askerId: null, phoneIndex }, data: { askerId: personId } }),

  confirmedPhone: async (db, env, id) => {
    const question = await db.legalQuestion.findFirst({
      where: { id, phoneConfirmed: true },
      select: { phoneSealed: true },
    });
    return (
      question && open(env.fieldKeys, question.phoneSealed, { field: "LegalQuestion.phone", record: id })
    );
  },
};
