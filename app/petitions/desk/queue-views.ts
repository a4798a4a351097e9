/** The groups of the desk's list, in the order of the tabs. */
export const queueViews = ["mine", "incoming", "today", "overdue", "waiting", "all"] as const;
export type QueueView = (typeof queueViews)[number];
