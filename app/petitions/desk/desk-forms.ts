/** Which questions each step asks the clerk; shared by browser and server. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { declineReasons } from "../decline-reasons.ts";
import type { PetitionAction } from "../petition-workflow.ts";

/** Steps that are taken on the desk, with the key that opens them. */
export const deskActions = {
  register: "R",
  accept_simplified: "A",
  accept: "S",
  take_over: "T",
  reply: "W",
  decide_review: "W",
  decide_rereview: "W",
  close: "C",
  transfer: "F",
  ask_material: "Q",
  decline: "X",
  direct_elsewhere: "D",
  object: "O",
  agree_objection: "Y",
  refuse_objection: "N",
  recall_transfer: "B",
  extend: "E",
  hold_hearing: "H",
  note: "M",
  assign: "P",
  recuse: "V",
  urge: "U",
} as const satisfies Partial<Record<PetitionAction, string>>;

/** What a stage is there for; of these the first that is open gets the button, all others are links. */
const furthering: readonly PetitionAction[] = [
  "register",
  "accept_simplified",
  "accept",
  "take_over",
  "reply",
  "decide_review",
  "decide_rereview",
  "close",
  // Only supervision has it, and of what supervision may do it is the point.
  "urge",
];

export function furthers(action: PetitionAction): boolean {
  return furthering.includes(action);
}

export type DeskAction = keyof typeof deskActions;

export function isDeskAction(text: string | undefined): text is DeskAction {
  return text !== undefined && Object.hasOwn(deskActions, text);
}

export type FieldName =
  | "classification"
  | "redressItem"
  | "topicId"
  | "title"
  | "publicNote"
  | "internalNote"
  | "declineReason"
  | "rightDoor"
  | "toOrganisation"
  | "transferMode"
  | "approvedBy"
  | "membership"
  | "request"
  | "factsAndReasons"
  | "handling"
  | "legalBasis"
  | "outcome"
  | "remedyNotice"
  | "hearingDays";

const opinion: readonly FieldName[] = [
  "request",
  "factsAndReasons",
  "handling",
  "legalBasis",
  "outcome",
  "remedyNotice",
];

/** The questions of a step, in order. */
export const fieldsOf: Readonly<Record<DeskAction, readonly FieldName[]>> = {
  register: ["classification", "redressItem", "topicId", "title"],
  ask_material: ["publicNote"],
  accept: ["publicNote"],
  accept_simplified: ["publicNote"],
  decline: ["declineReason", "rightDoor", "publicNote"],
  direct_elsewhere: ["rightDoor", "publicNote"],
  transfer: ["toOrganisation", "transferMode", "internalNote"],
  recall_transfer: ["internalNote"],
  take_over: [],
  object: ["internalNote"],
  agree_objection: [],
  refuse_objection: ["internalNote"],
  assign: ["membership"],
  recuse: ["internalNote"],
  note: ["internalNote"],
  extend: ["publicNote", "approvedBy"],
  reply: opinion,
  decide_review: opinion,
  decide_rereview: opinion,
  hold_hearing: ["hearingDays", "publicNote"],
  urge: ["internalNote"],
  close: ["publicNote"],
};

/** Steps whose note may be left empty. */
const noteIsOptional: readonly DeskAction[] = [
  "accept",
  "accept_simplified",
  "transfer",
  "recall_transfer",
  "close",
];

export const rightDoors = [
  "mediation",
  "labour_arbitration",
  "land_arbitration",
  "reconsideration",
  "litigation",
  "retrial",
  "enforcement",
  "discipline",
  "legal_adviser",
  "petition",
] as const;

/** 转送 passes it on; 交办 also asks for a report by a day (信访工作条例 第二十二条). */
export const transferModes = ["forward", "assign"] as const;

export const outcomes = ["supported", "explained", "not_supported"] as const;

const longest = 5_000;

export type DeskValues = {
  readonly [Name in FieldName]?: string;
};

/** The schema of a step's form; its messages are sentences in the clerk's language. Values are plain texts. */
export function deskSchema(action: DeskAction, { desk: { problems } }: Messages) {
  const required = (message: string) =>
    z.string({ error: message }).trim().min(1, message).max(longest, problems.tooLong);
  const optional = z.string().trim().max(longest, problems.tooLong).default("");
  const note = noteIsOptional.includes(action) ? optional : required(problems.note);
  const choice = (values: readonly string[], message: string) =>
    z.string({ error: message }).refine((value) => values.includes(value), message);
  const shapes: Readonly<Record<FieldName, z.ZodType<string>>> = {
    classification: choice(["suggestion", "accusation", "redress"], problems.classification),
    redressItem: z
      .string()
      .regex(/^[1-6]?$/, problems.redressItem)
      .default(""),
    topicId: required(problems.topicId),
    title: required(problems.title).max(60, problems.tooLong),
    publicNote: note,
    internalNote: note,
    declineReason: choice(declineReasons, problems.declineReason),
    rightDoor: choice(rightDoors, problems.rightDoor),
    toOrganisation: required(problems.toOrganisation),
    transferMode: choice(transferModes, problems.transferMode),
    approvedBy: required(problems.approvedBy).max(60, problems.tooLong),
    membership: required(problems.membership),
    request: required(problems.opinionPart),
    factsAndReasons: required(problems.opinionPart),
    handling: required(problems.opinionPart),
    legalBasis: required(problems.opinionPart),
    outcome: choice(outcomes, problems.outcome),
    remedyNotice: required(problems.opinionPart),
    hearingDays: z
      .string({ error: problems.hearingDays })
      .regex(/^([1-9]|[1-5]\d|60)$/, problems.hearingDays),
  };
  const shape = Object.fromEntries(fieldsOf[action].map((name) => [name, shapes[name]]));
  return z.object(shape).superRefine((values, context) => {
    if (action === "register" && values.classification === "redress" && !values.redressItem)
      context.addIssue({ code: "custom", path: ["redressItem"], message: problems.redressItem });
  });
}

/** Registering an accusation passes it on at once (信访工作条例 第三十条). */
export function isPassedOn(action: DeskAction, values: DeskValues): boolean {
  return action === "register" && values.classification === "accusation";
}
