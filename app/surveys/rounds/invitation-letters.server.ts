/** Printed invitations: a page for each enterprise, with its code to scan and to type. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { columnFromLocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import { formatDayLong } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { letterPdf, type PdfBlock } from "#app/platform/pdf.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { addresses } from "#app/ui/addresses.ts";
import { changeRoundIn } from "./change-round.server.ts";
import type { RoundContext } from "./create-round.server.ts";
import { openInvitationCode } from "./invitation-code.server.ts";
import { formatInvitationCode } from "./invitation-code.ts";
import { roundAuditActor, roundsInReach } from "./round-access.server.ts";
import type { RoundStepTaken } from "./round-workflow.ts";

/** `unreached`: who is not invited yet, and no text message is on its way; `silent`: who has not taken part. */
export const letterGroups = ["unreached", "silent", "all"] as const;
export type LetterGroup = (typeof letterGroups)[number];

export function lettersFor(group: LetterGroup): Prisma.SurveyInvitationWhereInput {
  switch (group) {
    case "all":
      return {};
    case "silent":
      return { signedOn: null };
    case "unreached":
      return { signedOn: null, smsDueAt: null, sentOn: null };
  }
}

type LetterContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "blindIndexKey" | "publicOrigin">;
  readonly now: () => Date;
};

/** One file; null when there is no such open round in reach, or nobody to write to. That it was made is on record. */
export async function printLetters(
  { db, env, now }: LetterContext,
  { actor, slug, group }: { readonly actor: StaffActor; readonly slug: string; readonly group: LetterGroup },
): Promise<Buffer | null> {
  const round = await db.surveyRound.findFirst({
    where: { AND: [{ slug, state: "open" }, roundsInReach(actor)] },
    select: { id: true, slug: true, kind: true, closesOn: true, assessor: { select: { name: true } } },
  });
  if (round === null) return null;
  const { letter } = messagesFor("zh-CN").rounds;
  const by = {
    assessor: round.assessor.name,
    day: formatDayLong(localDateFromColumn(round.closesOn), "zh-CN"),
    dayEn: formatDayLong(localDateFromColumn(round.closesOn), "en"),
  };
  const file = { title: letter.title, language: "zh-CN", author: by.assessor };
  if (round.kind === "open_link") {
    const address = `${env.publicOrigin}${addresses.answerSurvey}/open/${round.slug}`;
    return letterPdf(file, posterBlocks(by, address));
  }
  const invitations = await db.$transaction(async (tx) => {
    const found = await tx.surveyInvitation.findMany({
      where: { ...lettersFor(group), roundId: round.id, codeSealed: { not: null } },
      orderBy: [{ enterprise: { divisionCode: "asc" } }, { enterprise: { creditCode: "asc" } }],
      select: { id: true, codeSealed: true, enterprise: { select: { name: true, address: true } } },
    });
    await appendAudit(tx, {
      chain: `round:${round.id}`,
      at: now(),
      actor: roundAuditActor(actor),
      action: "round.print_letters",
      payload: { group, letters: found.length },
    });
    return found;
  });
  if (invitations.length === 0) return null;
  const blocks = invitations.flatMap(({ id, codeSealed, enterprise }, at): readonly PdfBlock[] => {
    const code = openInvitationCode(env, id, codeSealed ?? "");
    const page = `${env.publicOrigin}${addresses.answerSurvey}`;
    return [
      ...(at === 0 ? [] : [{ kind: "page" } as const]),
      ...letterBlocks(by, { ...enterprise, code, page }),
    ];
  });
  return letterPdf(file, blocks);
}

type By = { readonly assessor: string; readonly day: string; readonly dayEn: string };

function letterBlocks(
  { assessor, day, dayEn }: By,
  {
    name,
    address,
    code,
    page,
  }: { readonly name: string; readonly address: string | null; readonly code: string; readonly page: string },
): readonly PdfBlock[] {
  const { letter } = messagesFor("zh-CN").rounds;
  return [
    { kind: "strong", text: letter.to(name) },
    ...(address === null ? [] : [{ kind: "small", text: address } as const]),
    { kind: "title", text: letter.title },
    { kind: "text", text: letter.ask(assessor, day) },
    { kind: "text", text: letter.anonymous },
    { kind: "heading", text: letter.how },
    { kind: "text", text: letter.scan },
    { kind: "qr", text: `${page}/${code}`, alt: letter.qr(`${page}/${code}`) },
    { kind: "code", name: letter.type(page), digits: formatInvitationCode(code), hint: letter.codeHint },
    { kind: "small", text: messagesFor("en").rounds.letter.ask(assessor, dayEn) },
    { kind: "signature", text: assessor },
  ];
}

function posterBlocks({ assessor, day, dayEn }: By, address: string): readonly PdfBlock[] {
  const { letter } = messagesFor("zh-CN").rounds;
  return [
    { kind: "title", text: letter.title },
    { kind: "text", text: letter.askOpen(assessor, day) },
    { kind: "text", text: letter.scanOpen },
    { kind: "qr", text: address, alt: letter.qr(address) },
    { kind: "strong", text: address },
    { kind: "small", text: messagesFor("en").rounds.letter.askOpen(assessor, dayEn) },
    { kind: "signature", text: assessor },
  ];
}

/** Notes that letters to this group are in the post; who was invited before keeps the day. */
export function markLettersSent(
  { db, now }: RoundContext,
  {
    actor,
    slug,
    expectedVersion,
    group,
  }: {
    readonly actor: StaffActor;
    readonly slug: string;
    readonly expectedVersion: number;
    readonly group: LetterGroup;
  },
): Promise<RoundStepTaken> {
  return db.$transaction((tx) =>
    changeRoundIn(tx, {
      slug,
      action: "invite",
      actor,
      expectedVersion,
      now: now(),
      facts: { how: "letter", group },
      also: async (inside, { id: roundId }) => {
        await inside.surveyInvitation.updateMany({
          where: { AND: [{ roundId, sentOn: null }, lettersFor(group)] },
          data: { sentOn: columnFromLocalDate(localDateOf(now())) },
        });
      },
    }),
  );
}
