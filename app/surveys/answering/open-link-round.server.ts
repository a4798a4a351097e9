/** A round that anybody with its link may answer. */
import { localDateOf } from "#app/deadlines/local-date.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import { withAbout } from "./about-section.ts";
import {
  answerable,
  closedOrEarly,
  type Invited,
  type InvitedRound,
  roundColumns,
} from "./invited-round.server.ts";

export type OpenLink =
  | { readonly ok: true; readonly round: InvitedRound }
  | Extract<Invited, { readonly ok: false }>;

export async function openLinkRound(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  slug: string,
): Promise<OpenLink> {
  const round = await db.surveyRound.findFirst({
    where: { slug, kind: "open_link", state: { notIn: ["draft", "drawn"] } },
    select: { ...roundColumns, divisionCode: true },
  });
  if (round === null) return { ok: false, reason: "unknown" };
  const closed = closedOrEarly(round, localDateOf(now()));
  if (closed !== null) return closed;
  const plain = answerable(round);
  return {
    ok: true,
    round: { ...plain, questionnaire: await openQuestionnaire(db, round.divisionCode, plain.questionnaire) },
  };
}

/** With the part about the enterprise: what the open form asks, and what its answers are judged by. */
export async function openQuestionnaire(
  db: Db | Transaction,
  divisionCode: string,
  questionnaire: Questionnaire,
): Promise<Questionnaire> {
  const counties = await db.division.findMany({
    where: { parentCode: divisionCode },
    orderBy: { code: "asc" },
    take: 30,
    select: { code: true, name: true },
  });
  return withAbout(questionnaire, counties);
}
