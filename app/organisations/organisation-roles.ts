/** Which roles an organisation of a kind may have, and so who may be made a member as what. Pure. */
import type { OrganisationKind, Role } from "./organisation-kinds.ts";

export const rolesOf: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  centre: ["window_clerk", "handler", "supervisor", "administrator"],
  bureau: ["handler", "window_clerk", "supervisor"],
  township_government: ["handler", "window_clerk", "supervisor"],
  village_committee: ["village_clerk"],
  court_window: ["window_clerk", "handler"],
  mediation_committee: ["handler", "window_clerk"],
  law_firm: ["adviser"],
  assessor: ["assessor"],
  // 信访工作条例 第三十条: only they read accusations, so nobody else works there.
  discipline: ["handler", "supervisor"],
};
