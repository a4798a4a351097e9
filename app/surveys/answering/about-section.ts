/** What an open round asks of the enterprise itself, because no invitation says it. Pure. */
import { messagesFor } from "#app/i18n/catalogues.ts";
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import { industryGroups, industryGroupWords } from "../rounds/industries.ts";

/** Ids of the questions and of their options; results read them. */
export const aboutIds = { county: "about_county", size: "about_size", industry: "about_industry" } as const;

const sizes = ["large", "medium", "small", "micro"] as const;

/** The questionnaire with a last part about place, size and industry. `counties` are the places of the round. */
export function withAbout(
  questionnaire: Questionnaire,
  counties: readonly { readonly code: string; readonly name: string }[],
): Questionnaire {
  const zh = messagesFor("zh-CN").answering.about;
  const en = messagesFor("en").answering.about;
  const single = (id: string, words: { zh: string; en: string }, options: Option[]) =>
    ({ id, words, kind: "single", required: false, weight: 1, other: false, options }) as const;
  return {
    ...questionnaire,
    sections: [
      ...questionnaire.sections,
      {
        id: "about",
        words: { zh: zh.section, en: en.section },
        questions: [
          // One place is no choice, and a list of one no question.
          ...(counties.length < 2
            ? []
            : [
                single(
                  aboutIds.county,
                  { zh: zh.county, en: en.county },
                  counties.map(({ code, name }) => ({ id: `c${code}`, words: { zh: name, en: "" } })),
                ),
              ]),
          single(
            aboutIds.size,
            { zh: zh.size, en: en.size },
            sizes.map((size) => ({ id: size, words: { zh: zh.sizes[size], en: en.sizes[size] } })),
          ),
          single(
            aboutIds.industry,
            { zh: zh.industry, en: en.industry },
            industryGroups.map((group) => {
              const [inChinese, inEnglish] = industryGroupWords[group];
              return { id: group, words: { zh: inChinese, en: inEnglish } };
            }),
          ),
        ],
      },
    ],
  };
}

type Option = { id: string; words: { zh: string; en: string } };
