/**
 * How matters in the demonstration city go: from the receipt on, each played step by step with believable
 * pauses, until the life is over or today is reached. The table decides what is possible; this file only tries.
 */
import type { ResidentActor, StaffActor } from "#app/accounts/actor.ts";
import type { EventFacts } from "#app/petitions/petition-change.ts";
import type { CodeHolder } from "#app/petitions/petition-relations.ts";
import type { PetitionAction } from "#app/petitions/petition-workflow.ts";
import type { PetitionHistory } from "./petition-history.ts";
import type { PetitionStory } from "./petition-stories.ts";
import type { Random } from "./random.ts";

export type Cast = {
  readonly petitioner: ResidentActor | CodeHolder;
  /** The window that received it. */
  readonly clerk: StaffActor;
  /** The bureau that handles it; null when the window does so itself. */
  readonly handler: StaffActor | null;
  /** Who decides the review: staff of the next level above the handler, and above that one. */
  readonly reviewer: StaffActor | null;
  readonly rereviewer: StaffActor | null;
  readonly supervisor: StaffActor | null;
};

export type Opinion = {
  readonly kind: "handling" | "review" | "rereview";
  readonly at: Date;
  readonly by: StaffActor;
  readonly outcome: "supported" | "explained" | "not_supported";
};

export type Rated = { readonly at: Date; readonly window: number | null; readonly handler: number | null };

/** What a life leaves besides its history. */
export type Life = {
  readonly opinions: readonly Opinion[];
  readonly rated: Rated | null;
  readonly declineReason: "already_in_progress" | "outside_remit" | null;
  readonly rightDoor: string | null;
};

const hour = 3_600_000;
const day = 24 * hour;

export function liveOn(
  history: PetitionHistory,
  story: PetitionStory,
  cast: Cast,
  random: Random,
  today: Date,
): Life {
  const opinions: Opinion[] = [];
  let rated: Rated | null = null;
  let declineReason: Life["declineReason"] = null;
  let rightDoor: string | null = null;

  /** Tries a step so many days later, in office hours; false when today comes first or the table says no. */
  const later = (
    days: readonly [number, number],
    action: PetitionAction,
    actor: StaffActor | ResidentActor | CodeHolder,
    more: {
      input?: Parameters<PetitionHistory["play"]>[0]["input"];
      note?: string;
      internal?: string;
      facts?: EventFacts;
    } = {},
  ): boolean => {
    const now = officeHour(
      new Date(history.at().getTime() + random.between(...days) * day),
      history.at(),
      random,
    );
    if (now > today) return false;
    return history.play({
      action,
      actor,
      now,
      ...(more.input ? { input: more.input } : {}),
      event: {
        ...(more.note ? { publicNote: more.note } : {}),
        ...(more.internal ? { internalNote: more.internal } : {}),
        ...(more.facts ? { facts: more.facts } : {}),
      },
    });
  };

  const answer = (owner: StaffActor): boolean => {
    // Most answer in good time; some need most of it, a few are late.
    const pace = random.next();
    const days: [number, number] = pace < 0.6 ? [6, 25] : pace < 0.93 ? [25, 52] : [58, 80];
    if (random.chance(0.12)) {
      const reason = "现场要等专业机构出鉴定报告，经单位负责人批准延期。";
      later([30, 45], "extend", owner, { note: reason });
    }
    if (!later(days, "reply", owner)) return false;
    const draw = random.next();
    opinions.push({
      kind: "handling",
      at: history.at(),
      by: owner,
      outcome: draw < 0.68 ? "supported" : draw < 0.9 ? "explained" : "not_supported",
    });
    return true;
  };

  const live = () => {
    const { clerk, petitioner, handler } = cast;
    if (random.chance(0.02)) {
      later([0, 2], "withdraw", petitioner);
      return;
    }
    const registered = later([0, 2], "register", clerk, {
      input: { classification: story.classification, redressItem: story.redressItem },
    });
    if (!registered) return;
    if (random.chance(0.15)) later([0, 1], "note", clerk, { internal: "电话核实过，地点无误，愿意配合。" });
    if (random.chance(0.12)) {
      later([0, 2], "ask_material", clerk, { note: "请补一张能看清现场的照片，或者相关的票据、证件。" });
      // Some never answer; the clerk goes on without it, for the clock has not stopped.
      if (random.chance(0.8)) later([1, 6], "add_material", petitioner);
    }
    if (story.redressItem !== null && story.redressItem < 4) {
      rightDoor = story.redressItem === 2 ? "labour_arbitration" : "litigation";
      if (!later([1, 6], "direct_elsewhere", clerk)) rightDoor = null;
      return;
    }
    if (random.chance(0.04)) {
      declineReason = random.chance(0.5) ? "already_in_progress" : "outside_remit";
      rightDoor = declineReason === "outside_remit" ? "litigation" : null;
      if (!later([1, 8], "decline", clerk)) [declineReason, rightDoor] = [null, null];
      return;
    }
    if (random.chance(0.03)) {
      later([1, 4], "withdraw", petitioner);
      return;
    }

    let owner = clerk;
    const simplified = story.redressItem === 6 && random.chance(0.25);
    if (simplified && !later([0, 2], "accept_simplified", clerk)) return;
    if (handler !== null && random.chance(0.9)) {
      const passed = later([0, 4], "transfer", clerk, {
        input: { toOrganisationId: handler.organisationId },
        facts: { to: handler.organisationName, mode: "forward" },
      });
      if (!passed) return;
      if (random.chance(0.07)) {
        later([1, 3], "object", handler, { internal: "这段沟渠属镇里管护范围，请核实后退回。" });
        if (random.chance(0.5)) later([1, 3], "agree_objection", clerk);
        else later([1, 2], "refuse_objection", clerk, { internal: "经核对管护名单，属你单位职责。" });
      }
      if (history.facts().pendingOrganisationId !== null) {
        if (!later([0, 3], "take_over", handler, { facts: { by: handler.organisationName } })) return;
        owner = handler;
      }
    }
    if (!simplified && !later([1, 6], "accept", owner)) return;
    if (random.chance(0.35)) later([2, 8], "note", owner, { internal: "看过现场，正在核对责任。" });
    if (cast.supervisor !== null && random.chance(0.06))
      later([8, 20], "urge", cast.supervisor, { internal: "请尽快把进展告诉来件人。" });
    if (!answer(owner)) return;

    if (random.chance(0.5)) {
      const window = rating(random);
      const byHandler = random.chance(0.9) ? rating(random) : null;
      if (
        later([0, 6], "rate", petitioner, { input: { ratedWindow: true, ratedHandler: byHandler !== null } })
      )
        rated = { at: history.at(), window, handler: byHandler };
    }
    if (random.chance(0.08) && later([2, 20], "request_review", petitioner)) {
      if (cast.reviewer === null || !later([10, 28], "decide_review", cast.reviewer)) return;
      opinions.push({ kind: "review", at: history.at(), by: cast.reviewer, outcome: "explained" });
      if (random.chance(0.35) && later([2, 20], "request_rereview", petitioner)) {
        if (cast.rereviewer === null || !later([10, 28], "decide_rereview", cast.rereviewer)) return;
        opinions.push({ kind: "rereview", at: history.at(), by: cast.rereviewer, outcome: "not_supported" });
        return;
      }
    } else if (
      random.chance(0.15) &&
      later([1, 10], "report_undone", petitioner, { note: "又坏了，跟原来一样。" })
    ) {
      if (!answer(owner)) return;
    }
    if (random.chance(0.55)) later([1, 14], "close", petitioner);
    // What nobody closed is closed by the clock, the day after the last day.
    const { dueOn } = history.facts();
    if (dueOn !== null) {
      const now = new Date(Date.parse(`${dueOn}T00:10:00+08:00`) + day);
      if (now <= today) history.play({ action: "expire", actor: { kind: "system" }, now });
    }
  };
  live();
  return { opinions, rated, declineReason, rightDoor };
}

/** Mostly content, some not: 5 is the best. */
function rating(random: Random): number {
  const draw = random.next();
  return draw < 0.48 ? 5 : draw < 0.78 ? 4 : draw < 0.9 ? 3 : draw < 0.97 ? 2 : 1;
}

/** The same day at a minute between nine and five, never before the step before it. */
function officeHour(moment: Date, notBefore: Date, random: Random): Date {
  const startOfDay = Math.floor((moment.getTime() + 8 * hour) / day) * day - 8 * hour;
  const atWork = new Date(startOfDay + 9 * hour + random.between(0, 8 * 60 - 1) * 60_000);
  return atWork > notBefore ? atWork : new Date(notBefore.getTime() + random.between(3, 55) * 60_000);
}
