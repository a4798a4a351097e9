/** The forms of the administration, shared by browser and server. */
import { z } from "zod";
import { mobileNumber } from "#app/accounts/sign-in-form.ts";
import type { Messages } from "#app/i18n/index.ts";
import { organisationKinds, roles } from "./organisation-kinds.ts";

export const longest = {
  name: 80,
  nameEn: 120,
  address: 120,
  phone: 40,
  openingHours: 80,
  post: 30,
  displayName: 20,
} as const;

/** As people write it for others to dial: 12345, 0716-8123456 转 3, two numbers with a comma. */
const dialled = /^(?=(?:\D*\d){3})[\d\s+()（）、，,;；/转–—-]+$/u;

const optional = (most: number, words: string) =>
  z
    .string({ error: words })
    .trim()
    .max(most, { error: words })
    .optional()
    .transform((text) => (text === undefined || text === "" ? null : text));

export function organisationForm({ organisations: { admin } }: Messages) {
  const { problems } = admin;
  return z.object({
    name: z
      .string({ error: problems.name })
      .trim()
      .min(2, { error: problems.name })
      .max(longest.name, { error: problems.long(longest.name) }),
    nameEn: optional(longest.nameEn, problems.long(longest.nameEn)),
    kind: z.enum(organisationKinds, { error: problems.kind }),
    superiorId: z.uuid({ error: problems.superior }).optional(),
    address: optional(longest.address, problems.long(longest.address)),
    phone: optional(longest.phone, problems.long(longest.phone)).refine(
      (text) => text === null || dialled.test(text),
      { error: problems.phone },
    ),
    openingHours: optional(longest.openingHours, problems.long(longest.openingHours)),
    isActive: z
      .string()
      .optional()
      .transform((box) => box === "on"),
  });
}

export type OrganisationValues = z.output<ReturnType<typeof organisationForm>>;

/** What may change while somebody is a member; the number stays, for it is who they are. */
export function memberChangeForm({ organisations: { admin } }: Messages) {
  const { problems } = admin;
  return z.object({
    displayName: z
      .string({ error: problems.displayName })
      .trim()
      .min(2, { error: problems.displayName })
      .max(longest.displayName, { error: problems.long(longest.displayName) }),
    role: z.enum(roles, { error: problems.role }),
    post: optional(longest.post, problems.long(longest.post)),
  });
}

export type MemberChange = z.output<ReturnType<typeof memberChangeForm>>;

export function memberForm(messages: Messages) {
  return z.object({ phone: mobileNumber(messages), ...memberChangeForm(messages).shape });
}

export type MemberValues = z.output<ReturnType<typeof memberForm>>;
