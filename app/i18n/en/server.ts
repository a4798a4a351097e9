import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/server.ts";

/** Answers to requests that never reach a page. */
export default {
  unreadable: "This address cannot be read. Check it and open it again.",
  failed: "This was not carried out; the fault is ours. Try again in a few minutes.",
  foreign:
    "This step came from another website and was not carried out. Go back to this site and press again.",
  unannounced: "The request was not complete and was not carried out. Try again in another browser.",
  tooLarge: "This is too large and was not taken. Each file may have up to 20 MB, nine files at most.",
  home: "Home page",
} satisfies Catalogue<typeof zh>;
