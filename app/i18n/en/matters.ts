import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/matters.ts";

export default {
  from: {
    petition: (number) => `From petition ${number}`,
    question: (number) => `From question ${number} to a lawyer`,
    booking: (number) => `From booking ${number}`,
  },
  to: {
    petition: (number) => `Taken to the petition desk as ${number}`,
    question: (number) => `Put to a lawyer as ${number}`,
    booking: (number) => `A lawyer's time booked as ${number}`,
  },
  carried: (number) => `Carried over from question ${number}; you may change it.`,
} satisfies Catalogue<typeof zh>;
