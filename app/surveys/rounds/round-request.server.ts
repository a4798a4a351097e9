/** The steps of a round's page, from its forms. */
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import type { StaffActor } from "#app/accounts/actor.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { readMultipart } from "#app/platform/multipart.server.ts";
import { closeRound } from "./close-round.server.ts";
import { drawRound } from "./draw-round.server.ts";
import { letterGroups, markLettersSent } from "./invitation-letters.server.ts";
import { inviteBySms, type MessagesAsked, remindBySms } from "./invite-by-sms.server.ts";
import { loadFrame } from "./load-frame.server.ts";
import { openRound } from "./open-round.server.ts";
import type { BadLine, FrameColumn } from "./read-frame-csv.ts";
import { sampleForm } from "./round-form.ts";
import type { RoundGuard, RoundState } from "./round-workflow.ts";

/** Bytes of a frame's file at most. */
const largestFile = 12 * 1024 * 1024;

/** What the page says was done, when its looks do not say it. */
export const roundDone = ["invited", "reminded", "posted"] as const;
export type RoundDone = (typeof roundDone)[number];

/** What came of a step; the page has the words. */
export type RoundReply =
  | { readonly kind: "done"; readonly what?: RoundDone }
  | { readonly kind: "nobody" }
  | { readonly kind: "sample"; readonly result: ReturnType<ReturnType<typeof parseSample>["reply"]> }
  | { readonly kind: "size"; readonly least: number; readonly most: number; readonly typed: Typed }
  | { readonly kind: "no_deviations"; readonly typed: Typed }
  | { readonly kind: "no_file" }
  | { readonly kind: "file"; readonly reason: "unreadable" | "empty" | "too_many" }
  | { readonly kind: "columns"; readonly missing: readonly FrameColumn[] }
  | { readonly kind: "lines"; readonly good: number; readonly bad: readonly BadLine[] }
  | { readonly kind: "changed_meanwhile"; readonly state: RoundState }
  | { readonly kind: "not_allowed"; readonly because: "state" | "person" | RoundGuard };

type Typed = Readonly<Record<string, string>>;
type Step = { readonly actor: StaffActor; readonly slug: string };

/** Throws 400 for a form that is none of the page's, 404 for a round of others. */
export async function takeRoundStep(
  request: Request,
  context: ActionFunctionArgs["context"],
  step: Step,
): Promise<RoundReply> {
  if ((request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data"))
    return takeFrame(request, context, step);
  const form = await request.formData();
  const at = { ...step, expectedVersion: versionOf(form) };
  switch (form.get("intent")) {
    case "draw": {
      const submission = parseSample(form, request);
      if (submission.status !== "success") return { kind: "sample", result: submission.reply() };
      const typed = Object.fromEntries(
        [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
      );
      const drawn = await drawRound(context, { ...at, values: submission.value });
      if (!drawn.ok && drawn.reason === "size")
        return { kind: "size", least: drawn.least, most: drawn.most, typed };
      if (!drawn.ok && drawn.reason === "no_deviations") return { kind: "no_deviations", typed };
      return replyOf(drawn);
    }
    case "open":
      return replyOf(await openRound(context, at));
    case "close":
      return replyOf(await closeRound(context, at));
    case "invite":
      return messagesReply(await inviteBySms(context, at), "invited");
    case "remind":
      return messagesReply(await remindBySms(context, at), "reminded");
    case "letters": {
      const group = letterGroups.find((each) => each === form.get("to"));
      if (group === undefined) throw new Response(null, { status: 400 });
      const taken = replyOf(await markLettersSent(context, { ...at, group }));
      return taken.kind === "done" ? { kind: "done", what: "posted" } : taken;
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function messagesReply(asked: MessagesAsked, what: RoundDone): RoundReply {
  if (asked.ok) return { kind: "done", what };
  return asked.reason === "nobody" ? { kind: "nobody" } : replyOf(asked);
}

function parseSample(form: FormData, request: Request) {
  return parseWithZod(form, { schema: sampleForm(messagesFor(languageOf(request))) });
}

async function takeFrame(
  request: Request,
  context: ActionFunctionArgs["context"],
  step: Step,
): Promise<RoundReply> {
  let file: Buffer | null = null;
  const multipart = await readMultipart(request, { fileBytes: largestFile, files: 1 }, async ({ bytes }) => {
    file = bytes;
  });
  if (!multipart.ok || file === null) return { kind: "no_file" };
  const expectedVersion = versionOf(multipart.fields);
  const loaded = await loadFrame(context, { ...step, expectedVersion, file });
  if (loaded.ok || loaded.reason !== "file") return replyOf(loaded);
  const { read } = loaded;
  if (read.ok)
    return read.rows.length + read.bad.length === 0
      ? { kind: "file", reason: "empty" }
      : { kind: "lines", good: read.rows.length, bad: read.bad };
  return read.reason === "columns"
    ? { kind: "columns", missing: read.missing }
    : { kind: "file", reason: read.reason };
}

function versionOf(form: FormData): number {
  const version = Number(form.get("version"));
  if (!Number.isInteger(version)) throw new Response(null, { status: 400 });
  return version;
}

type Taken =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not_found" }
  | { readonly ok: false; readonly reason: "changed_meanwhile"; readonly state: RoundState }
  | { readonly ok: false; readonly reason: "not_allowed"; readonly because: "state" | "person" | RoundGuard };

function replyOf(taken: Taken): RoundReply {
  if (taken.ok) return { kind: "done" };
  if (taken.reason === "not_found") throw new Response(null, { status: 404 });
  return taken.reason === "changed_meanwhile"
    ? { kind: "changed_meanwhile", state: taken.state }
    : { kind: "not_allowed", because: taken.because };
}
