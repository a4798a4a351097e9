import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/organisations.ts";

export default {
  divisions: {
    find: "Find a village or community",
    findHint: "A few characters of its name are enough, such as 紫荆",
    search: "Find",
    choose: "Choose a place",
    wholePlace: "Choose this when you are not sure which village",
    none: (typed: string) =>
      `Nothing is called "${typed}". Try fewer characters, or choose step by step below.`,
    browse: "Choose step by step",
    below: (place: string) => `In ${place}`,
    fromTop: "Start again from the counties",
  },
} satisfies Catalogue<typeof zh>;
