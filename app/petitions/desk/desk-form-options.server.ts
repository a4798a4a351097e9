/** What the selects of a step's form offer, and what is filled in beforehand. */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import type { Language } from "#app/i18n/index.ts";
import { searchOrganisations, suggestOrganisations } from "#app/organisations/responsibility.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { assignableMembers } from "./assign-petition.server.ts";
import type { DeskCase } from "./desk-case.server.ts";
import { type DeskAction, type FieldName, fieldsOf } from "./desk-forms.ts";
import { remedyNotice } from "./remedy-notice.ts";
import { excludedReceivers } from "./transfer-petition.server.ts";

export type FormOption = { readonly value: string; readonly label: string };

export type DeskFormOptions = {
  readonly topics: readonly FormOption[];
  readonly organisations: readonly FormOption[];
  readonly members: readonly FormOption[];
  readonly given: Readonly<Partial<Record<FieldName, string>>>;
};

export async function deskFormOptions(
  db: Db,
  {
    petition,
    action,
    ownerOrganisationId,
    language,
    today,
  }: {
    readonly petition: DeskCase;
    readonly action: DeskAction;
    readonly ownerOrganisationId: string;
    readonly language: Language;
    readonly today: LocalDate;
  },
): Promise<DeskFormOptions> {
  const fields = fieldsOf[action];
  return {
    topics: fields.includes("topicId") ? await topicOptions(db, language) : [],
    organisations: fields.includes("toOrganisation")
      ? await receiverOptions(db, petition, ownerOrganisationId)
      : [],
    members: fields.includes("membership")
      ? (await assignableMembers(db, petition.id)).map(({ id, displayName, post }) => ({
          value: id,
          label: [displayName, post].filter(Boolean).join(" · "),
        }))
      : [],
    given: givenFor(petition, action, today),
  };
}

async function topicOptions(db: Db, language: Language): Promise<FormOption[]> {
  const topics = await db.topic.findMany({
    where: { isActive: true, parentId: { not: null } },
    orderBy: { sortOrder: "asc" },
    select: { id: true, name: true, nameEn: true, parent: { select: { name: true, nameEn: true } } },
  });
  return topics.map(({ id, name, nameEn, parent }) => ({
    value: id,
    label: language === "en" ? `${parent?.nameEn}: ${nameEn}` : `${parent?.name}：${name}`,
  }));
}

/** Those the topic suggests first, then what was searched for; for accusations only organs that take them. */
export async function receiverOptions(
  db: Db,
  petition: Pick<DeskCase, "id" | "topicId" | "divisionPath">,
  ownerOrganisationId: string,
  search = "",
): Promise<FormOption[]> {
  const excluded = await excludedReceivers(db, petition.id, ownerOrganisationId);
  if (excluded.accusation) {
    const organs = await db.organisation.findMany({
      where: { takesAccusations: true, isActive: true, id: { notIn: [...excluded.ids] } },
      orderBy: { divisionCode: "asc" },
      select: { id: true, name: true },
    });
    return organs.map(({ id, name }) => ({ value: id, label: name }));
  }
  const exclude = excluded.ids;
  const [suggested, found] = await Promise.all([
    suggestOrganisations(db, { topicId: petition.topicId, divisionPath: petition.divisionPath, exclude }),
    search === "" ? [] : searchOrganisations(db, { typed: search, exclude }),
  ]);
  const all = new Map([...suggested, ...found].map(({ id, name }) => [id, name]));
  return [...all].map(([value, label]) => ({ value, label }));
}

/** A clerk corrects rather than writes anew: title, request and the notice of remedy come filled in. */
function givenFor(
  petition: DeskCase,
  action: DeskAction,
  today: LocalDate,
): Readonly<Partial<Record<FieldName, string>>> {
  switch (action) {
    case "register":
      return {
        title: petition.title,
        ...(petition.topicId ? { topicId: petition.topicId } : {}),
        ...(petition.classification ? { classification: petition.classification } : {}),
      };
    case "reply":
    case "decide_review":
    case "decide_rereview": {
      const superior = petition.ownerOrganisation.superior?.name ?? null;
      return {
        request: petition.requested,
        remedyNotice: remedyNotice(action, petition, { superior, on: today }),
      };
    }
    default:
      return {};
  }
}
