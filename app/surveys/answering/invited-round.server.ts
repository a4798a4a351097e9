/** What an invitation's code opens. */
import { type LocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { type Questionnaire, questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { hashInvitationCode } from "../rounds/invitation-code.server.ts";
import { readInvitationCode } from "../rounds/invitation-code.ts";

export type InvitedRound = {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly assessor: string;
  /** The last day on which an answer is taken. */
  readonly closesOn: LocalDate;
  readonly questionnaire: Questionnaire;
};

export type Invited =
  | {
      readonly ok: true;
      readonly round: InvitedRound;
      readonly stratum: { readonly key: string; readonly publicKey: string };
      /** The token was signed: only the phone that keeps it can go on. */
      readonly isUsed: boolean;
    }
  | { readonly ok: false; readonly reason: "unknown" }
  | { readonly ok: false; readonly reason: "early" | "over"; readonly on: LocalDate; readonly slug: string };

type Context = { readonly db: Db; readonly env: Pick<Env, "blindIndexKey">; readonly now: () => Date };

/** `code` as it was typed or stands in the address. */
export async function invitedRound({ db, env, now }: Context, code: string): Promise<Invited> {
  const read = readInvitationCode(code);
  const invitation =
    read === null
      ? null
      : await db.surveyInvitation.findUnique({
          where: { codeHash: hashInvitationCode(env, read) },
          select: {
            blindedHash: true,
            stratum: { select: { key: true, publicKey: true } },
            round: { select: roundColumns },
          },
        });
  if (invitation === null) return { ok: false, reason: "unknown" };
  const { round, stratum, blindedHash } = invitation;
  const closed = closedOrEarly(round, localDateOf(now()));
  if (closed !== null) return closed;
  if (stratum.publicKey === null) throw new Error("an open round has a stratum without a key");
  const { key, publicKey } = stratum;
  return { ok: true, round: answerable(round), stratum: { key, publicKey }, isUsed: blindedHash !== null };
}

export const roundColumns = {
  id: true,
  slug: true,
  titleZh: true,
  titleEn: true,
  kind: true,
  state: true,
  opensOn: true,
  closesOn: true,
  assessor: { select: { name: true } },
  questionnaire: { select: { definition: true } },
} as const;

type Stored = {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly state: string;
  readonly opensOn: Date;
  readonly closesOn: Date;
  readonly assessor: { readonly name: string };
  readonly questionnaire: { readonly definition: unknown };
};

export function answerable({ slug, titleZh, titleEn, ...round }: Stored): InvitedRound {
  return {
    slug,
    titleZh,
    titleEn,
    assessor: round.assessor.name,
    closesOn: localDateFromColumn(round.closesOn),
    questionnaire: questionnaireSchema.parse(round.questionnaire.definition),
  };
}

/** Null while answers are taken. */
export function closedOrEarly(
  { slug, state, opensOn, closesOn }: Pick<Stored, "slug" | "state" | "opensOn" | "closesOn">,
  today: LocalDate,
): Extract<Invited, { reason: "early" | "over" }> | null {
  const [first, last] = [localDateFromColumn(opensOn), localDateFromColumn(closesOn)];
  if (state !== "open" || today > last) return { ok: false, reason: "over", on: last, slug };
  return today < first ? { ok: false, reason: "early", on: first, slug } : null;
}
