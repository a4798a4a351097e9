import { describe, expect, it } from "vitest";
import { type LocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { builtInCalendar } from "#app/deadlines/working-calendar.ts";
import { factsOnReceipt } from "../petition-facts.ts";
import type { PetitionFacts } from "../petition-states.ts";
import { judgeAction, type PetitionAction, type Relation } from "../petition-workflow.ts";
import { previewOf } from "./action-preview.ts";

const received = localDateFrom("2026-05-18");
const today = localDateFrom("2026-05-20");

const registered = factsOnReceipt({
  state: "registered",
  classification: "redress",
  redressItem: 6,
  ownerOrganisationId: "window",
  superiorOrganisationId: "city",
  receivedOn: received,
  dueOn: localDateFrom("2026-06-02"),
});

function preview(
  action: PetitionAction,
  changes: Partial<PetitionFacts> = {},
  relation: Relation = "owner",
  day: LocalDate = today,
) {
  const facts = { ...registered, ...changes };
  const moment = { today: day, objectionDueOn: localDateFrom("2026-05-27") };
  const verdict = judgeAction(action, facts, new Set([relation]), moment);
  if (!verdict.open) throw new Error(`${action} is not open: ${verdict.because}`);
  return previewOf(action, verdict, facts, day, builtInCalendar);
}

describe("the date that a step would set", () => {
  it("is 60 days from acceptance by the ordinary procedure", () => {
    expect(preview("accept")).toMatchObject({ kind: "sets", rule: "XF-15", due: "2026-07-19" });
  });

  it("is ten working days by simplified handling", () => {
    expect(preview("accept_simplified")).toMatchObject({
      kind: "sets",
      rule: "XF-29.opinion",
      due: "2026-06-03",
    });
  });

  it("is that of its own statute for items that are handled here by another procedure", () => {
    expect(preview("accept", { redressItem: 4 })).toMatchObject({ rule: "TJ-14.decide" });
    expect(preview("accept", { redressItem: 5 })).toMatchObject({ rule: "XF-31.5" });
    expect(preview("accept", { classification: "suggestion", redressItem: null })).toMatchObject({
      rule: "ZZ-03.reply",
    });
  });

  it("is 15 days from receipt for passing it on, and five working days for an objection", () => {
    expect(preview("transfer")).toMatchObject({ rule: "XF-07", due: "2026-06-02" });
    const pending = { pendingOrganisationId: "bureau", transferredOn: today };
    expect(preview("object", pending, "receiver")).toMatchObject({ rule: "XF-10", due: "2026-05-27" });
  });

  it("is 90 days from acceptance when extended", () => {
    const accepted = {
      state: "accepted",
      procedure: "ordinary",
      acceptedOn: today,
      dueOn: localDateFrom("2026-07-19"),
    } as const;
    expect(preview("extend", accepted)).toMatchObject({ rule: "XF-15.extended", due: "2026-08-18" });
    expect(preview("reply", accepted)).toMatchObject({ rule: "XF-17.request" });
  });

  it("is none when material is asked for, because the regulation knows no pause", () => {
    expect(preview("ask_material")).toEqual({ kind: "goes_on" });
    expect(preview("note")).toEqual({ kind: "goes_on" });
  });

  it("is none when the step ends the matter", () => {
    expect(preview("decline")).toEqual({ kind: "ends" });
    expect(preview("direct_elsewhere", { redressItem: 2 })).toEqual({ kind: "ends" });
  });
});
