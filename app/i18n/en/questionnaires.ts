import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/questionnaires.ts";

export default { title: "Questionnaires" } satisfies Catalogue<typeof zh>;
