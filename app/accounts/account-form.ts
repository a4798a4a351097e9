/** The forms of one's own account, shared by browser and server. */
import { z } from "zod";
import type { LocalDate } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import { languages } from "#app/i18n/language.ts";
import { identityDocumentKinds, readIdentityDocument } from "./identity-document.ts";
import { readCreditCode } from "./unified-social-credit-code.ts";

const longestName = 60;

/** Trimmed; an empty field counts as an empty text. */
function words(tooLong: string, longest = longestName) {
  return z
    .string()
    .default("")
    .transform((text) => text.trim().replace(/\s+/gu, " "))
    .refine((text) => [...text].length <= longest, tooLong);
}

export function aboutForm({ accounts: { account } }: Messages) {
  return z.object({
    name: words(account.problems.tooLong),
    language: z.enum(languages, { error: account.problems.language }),
  });
}

/** A credit code needs a name beside it. Without a code it is fine: an individual business may lack one (SJ-05). */
export function enterpriseForm({ accounts: { account } }: Messages) {
  const { problems } = account;
  return z
    .object({ name: words(problems.tooLong), creditCode: z.string().default("") })
    .transform(({ name, creditCode }, context) => {
      const read = readCreditCode(creditCode);
      if (!read.ok && read.reason !== "empty")
        context.addIssue({
          code: "custom",
          path: ["creditCode"],
          message: read.reason === "shape" ? problems.creditCodeShape : problems.creditCodeCheck,
        });
      if (read.ok && name === "")
        context.addIssue({ code: "custom", path: ["name"], message: problems.enterpriseName });
      return { name, creditCode: read.ok ? read.code : null };
    });
}

export function documentForm({ accounts: { account }, filing }: Messages, today: LocalDate) {
  return z
    .object({
      kind: z.enum(identityDocumentKinds, { error: account.problems.documentKind }),
      number: z.string().default(""),
    })
    .transform(({ kind, number }, context) => {
      const read = readIdentityDocument(kind, number, today);
      if (read.ok) return { kind, number: read.number };
      const message = { ...filing.problems.document, empty: account.problems.documentNumber }[read.reason];
      context.addIssue({ code: "custom", path: ["number"], message });
      return z.NEVER;
    });
}
