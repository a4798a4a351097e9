import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/knowledge.ts";

export default {
  title: "What others have asked",
  lead: "Questions that lawyers have answered, without names or places, published only if both sides agreed.",
  find: "Search",
  findHint: "For example: 拖欠工资 (unpaid wages), 借条 (IOU)",
  search: "Search",
  found: (count) => (count === 0 ? "Nothing like it was found." : `${count} found`),
  latest: "Latest",
  none: "Nothing has been published yet.",
  noneFound: "Try other words, or ask a lawyer: the answer comes within three working days.",
  older: "Earlier ones",
  all: "All",
  asked: "The question",
  answered: "The lawyer's answer",
  on: (day) => `Published on ${day}`,
  differs: "This was somebody else's matter; yours may differ. If in doubt ask a lawyer, at no cost to you.",
  ask: "Write to a lawyer",
  suggested: "Somebody asked something like it",
  suggestedLead: "If it helps, you need not wait. If yours is different, go on writing below.",
} satisfies Catalogue<typeof zh>;
