/** All English catalogues, in the same order as ../zh-CN/index.ts. */

export { default as accounts } from "./accounts.ts";
export { default as answering } from "./answering.ts";
export { default as bookings } from "./bookings.ts";
export { default as chambers } from "./chambers.ts";
export { default as checkUps } from "./check-ups.ts";
export { default as common } from "./common.ts";
export { default as deadlines } from "./deadlines.ts";
export { default as desk } from "./desk.ts";
export { default as filing } from "./filing.ts";
export { default as home } from "./home.ts";
export { default as knowledge } from "./knowledge.ts";
export { default as matters } from "./matters.ts";
export { default as notifications } from "./notifications.ts";
export { default as organisations } from "./organisations.ts";
export { default as petitions } from "./petitions.ts";
export { default as privacy } from "./privacy.ts";
export { default as questions } from "./questions.ts";
export { default as results } from "./results.ts";
export { default as rounds } from "./rounds.ts";
export { default as schedule } from "./schedule.ts";
export { default as server } from "./server.ts";
export { default as sponsorships } from "./sponsorships.ts";
export { default as surveys } from "./surveys.ts";
export { default as tracking } from "./tracking.ts";
export { default as whichDoor } from "./which-door.ts";
