import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/wechat.ts";

export default {
  title: "Sign in with WeChat",
  lead: "Once it is linked, you come in from the mini-program without a code.",
  manage: "See whether one is linked",
  none: "No WeChat is linked yet.",
  bound: (when: string) => `A WeChat is linked (${when}).`,
  bind: "Link this WeChat",
  onlyOwn:
    "Link only your own: whoever can use this WeChat can see your cases. On a borrowed phone, do not link it.",
  unbind: "Unlink",
  how: "To link one, open the city’s mini-program 有说法 in WeChat and press “Sign in”.",
  notOffered: "This city does not offer a mini-program yet.",
  doneBound: "Linked. Next time the mini-program signs you in by itself.",
  doneUnbound: "Unlinked. Next time the mini-program asks for a code.",
  problems: {
    no_ticket: "That did not work: go back to the mini-program and press “Sign in” once more.",
    of_another:
      "That did not work: this WeChat is linked to another account. Sign in to that account and unlink it first.",
  },
  news: "There is news",
} satisfies Catalogue<typeof zh>;
