/** Addresses that shared parts link to. A room that moves one of these pages changes it here. */
export const addresses = {
  home: "/",
  whichDoor: "/which-door",
  /** The first step of filing a petition. */
  say: "/say",
  /** What this account has begun and not sent. */
  drafts: "/say/drafts",
  /** `?number=` fills in the case number. */
  track: "/track",
  deadlines: "/deadlines",
  windows: "/windows",
  privacy: "/privacy",
  preferences: "/preferences",
  /** How to put it on the home screen. */
  install: "/install",
  /** `?return=` is a path of this site to come back to. */
  signIn: "/sign-in",
  staffPassword: "/sign-in/staff/password",
  staffSignIn: "/sign-in/staff",
  /** POST only. */
  signOut: "/sign-out",
  /** What waits on this phone to be sent; `?leaving` asks before a sign-out. */
  outbox: "/outbox",
  mine: "/mine",
  account: "/account",
  inbox: "/inbox",
  /** How somebody wants to be told of news. */
  notices: "/account/notices",
  /** The own WeChat, to sign in with. */
  wechat: "/account/wechat",
  noticesByEmail: "/account/notices/email",
  /** One case: `/cases/NUMBER`. */
  cases: "/cases",
  /** Shared legal advisers: book or ask. */
  advice: "/advice",
  /** One booked time: `/advice/bookings/NUMBER`. */
  bookings: "/advice/bookings",
  /** A place in the line for an adviser: `/advice/waiting/NUMBER`. */
  waiting: "/advice/waiting",
  /** What this account booked, and where it waits. */
  adviceMine: "/advice/mine",
  /** Ask a question in writing. */
  ask: "/advice/ask",
  /** Answers that were published without names; one: `/advice/answers/ID`. */
  answers: "/advice/answers",
  /** One question: `/advice/questions/NUMBER`. */
  questions: "/advice/questions",
  /** The adviser's own desk. */
  chambers: "/chambers",
  /** When an adviser can be booked. */
  hours: "/chambers/hours",
  /** `?key=` is the private calendar of an adviser. */
  calendarFeed: "/advice/calendar.ics",
  /** What an adviser did: by month, `?month=YYYY-MM`. */
  services: "/chambers/services",
  /** Who pays for whom, at the desk of a bureau. */
  sponsorships: "/desk/sponsorships",
  /** Who advises the place of a clerk. */
  deskAdvisers: "/desk/advisers",
  /** Counts and clocks of legal advice, of supervisors. */
  adviceOversight: "/desk/advice",
  /** Results of every round; one: `/surveys/SLUG`. */
  surveys: "/surveys",
  /** What an invitation's code opens: `/s/CODE`. */
  answerSurvey: "/s",
  /** Signs a token, and takes an answer with one. Apart, so that a request has only one of the two. */
  surveyToken: "/survey-token",
  surveyAnswer: "/survey-answer",
  /** Findings and what became of them. */
  rectification: "/surveys/findings",
  /** What offices must and must not do, and how to report a breach. */
  conductLists: "/lists",
  /** Satisfaction with services, by organisation. */
  ratings: "/ratings",
  /** Whoever was not content is called, by supervisors. */
  callBacks: "/desk/call-backs",
  /** The assessor's own desk. */
  questionnaires: "/desk/questionnaires",
  rounds: "/desk/rounds",
  /** Findings given to the organisation. */
  deskRectification: "/desk/rectification",
  /** Of administrators. */
  deskConductLists: "/desk/lists",
  /** Only in a demonstration. */
  demonstrationInbox: "/demo/inbox",
  /** `?q=` searches. */
  desk: "/desk",
  /** Of administrators. */
  organisations: "/desk/organisations",
  calendar: "/desk/calendar",
  supervision: "/desk/supervision",
  /** A clerk files for somebody. */
  deskFile: "/desk/file",
} as const;

/** Where the person whose matter it is opens it: this and the number. */
export const ownMatterAddress = {
  petition: addresses.cases,
  booking: addresses.bookings,
  question: addresses.questions,
  rectification: addresses.deskRectification,
  call_back: addresses.callBacks,
  waiting: addresses.waiting,
} as const;
