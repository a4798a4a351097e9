/** What is wrong with a step of a round, in words: at the field and, the same words, on top of the page. Pure. */
import { formatNumber } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/index.ts";
import type { FieldProblem } from "#app/ui/error-summary.tsx";
import { submissionProblems } from "#app/ui/form.tsx";
import type { RoundReply } from "./round-request.server.ts";

type Words = Messages["rounds"];

/** The lines of the summary, in the order of the page. */
export function roundProblems(words: Words, reply: RoundReply | undefined): readonly FieldProblem[] {
  const { problems, refused, state, invitations } = words;
  const file = frameProblem(words, reply);
  if (file !== undefined) return [{ field: "file", words: file }];
  switch (reply?.kind) {
    case "changed_meanwhile":
      return [{ field: "main", words: problems.changed(state[reply.state]) }];
    case "not_allowed":
      return [{ field: "main", words: refused[reply.because] }];
    case "nobody":
      return [{ field: "invitations", words: invitations.nobody }];
    case "sample":
      return submissionProblems(reply.result);
    case "size":
      return [{ field: "size", words: sizeProblem(words, reply) ?? "" }];
    case "no_deviations":
      return [{ field: "allocation", words: problems.noDeviations }];
    default:
      return [];
  }
}

export function frameProblem({ problems, frame }: Words, reply: RoundReply | undefined): string | undefined {
  switch (reply?.kind) {
    case "no_file":
      return problems.noFile;
    case "file":
      return { unreadable: problems.unreadable, empty: problems.empty, too_many: problems.tooMany }[
        reply.reason
      ];
    case "columns":
      return problems.columns(reply.missing.map((column) => frame.columns[column]).join(" / "));
    case "lines":
      return frame.bad(formatNumber(reply.bad.length), formatNumber(reply.good));
    default:
      return undefined;
  }
}

export function sizeProblem({ problems }: Words, reply: RoundReply | undefined): string | undefined {
  return reply?.kind === "size"
    ? problems.sizeRange(formatNumber(reply.least), formatNumber(reply.most))
    : undefined;
}
