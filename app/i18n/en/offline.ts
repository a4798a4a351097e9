import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/offline.ts";

export default {
  held: "No signal, so this was not sent. What you wrote is still on this page: press again when you are connected.",
} satisfies Catalogue<typeof zh>;
