/** The kinds and roles of the schema, for code that must not import Prisma. */
export const organisationKinds = [
  "centre",
  "bureau",
  "township_government",
  "village_committee",
  "court_window",
  "mediation_committee",
  "law_firm",
  "assessor",
  "discipline",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const roles = [
  "window_clerk",
  "handler",
  "supervisor",
  "village_clerk",
  "adviser",
  "assessor",
  "administrator",
] as const;
export type Role = (typeof roles)[number];
