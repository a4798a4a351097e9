import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { csvHeaders, csvText } from "#app/platform/csv.ts";
import { readBadLines } from "../rounds/read-frame-csv.ts";

/** Only the button of the report leads here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "survey.run");
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** The lines that the report of a frame just named, as a file to mend. Nothing of them is stored, so they come along. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context, "survey.run");
  const lines = readBadLines(String((await request.formData()).get("lines") ?? ""));
  if (lines === null) throw new Response(null, { status: 400 });
  const { frame } = messagesFor(languageOf(request)).rounds;
  const rows = lines.map(({ line, fault, text }) => [line, frame.faults[fault], ...text]);
  return new Response(csvText([[frame.number, frame.fault], ...rows]), {
    headers: csvHeaders("bad-lines.csv"),
  });
}
