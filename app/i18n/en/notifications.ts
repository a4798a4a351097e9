import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/notifications.ts";

export default {
  code: (code: string, minutes: number) =>
    `[Youshuofa] Your code is ${code}, valid for ${minutes} minutes. Tell nobody; our staff never ask for it.`,
  demonstration: {
    title: "Demonstration messages",
    lead: "A demonstration sends no real messages: what would have gone to a phone is here. The real service has no such page.",
    empty: "No messages yet.",
    to: (phone: string) => `To ${phone}`,
    refresh: "Refresh",
  },
} satisfies Catalogue<typeof zh>;
