/** What the database knows against a round, as sentences at the fields. Pure. */
import type { Messages } from "#app/i18n/index.ts";
import type { RoundRefused } from "./create-round.server.ts";

/** Throws 403 for somebody who runs no surveys: no field could help. */
export function refusedFields(
  { rounds }: Messages,
  reason: RoundRefused["reason"],
): Readonly<Record<string, string[]>> {
  const { problems } = rounds;
  switch (reason) {
    case "slug_taken":
      return { slug: [problems.slugTaken] };
    case "questionnaire":
      return { questionnaireId: [problems.questionnaire] };
    case "previous":
      return { previousId: [problems.previous] };
    case "not_allowed":
      throw new Response(null, { status: 403 });
  }
}
