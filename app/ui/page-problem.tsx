import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "./addresses.ts";
import { TextLink } from "./button.tsx";
import { PageHead, Section } from "./page.tsx";
import { Rows } from "./rows.tsx";

/**
 * What stands in place of a page that could not be shown: says what happened, whose fault it is and what one
 * can do now. Never shows an exception. A Response thrown with a 4xx status and a text of the catalogue as its
 * body has that text shown: `throw new Response(messages.petitions.notYours, { status: 403 })`.
 */
export function PageProblem() {
  const { problem } = useMessages().common;
  const error = useRouteError();
  const kind = problemKind(error);
  const title = {
    missing: problem.notFoundTitle,
    closed: problem.forbiddenTitle,
    refused: problem.refusedTitle,
    busy: problem.busyTitle,
    offline: problem.offlineTitle,
    broken: problem.brokenTitle,
  }[kind];
  const lead = {
    missing: problem.notFoundLead,
    closed: problem.forbiddenLead,
    refused: problem.refusedLead,
    busy: problem.busyLead,
    offline: problem.offlineLead,
    broken: problem.brokenLead,
  }[kind];
  return (
    <>
      <PageHead title={title} lead={ownWords(error) ?? lead} />
      <Section title={problem.whatNow}>
        <Rows>
          {(kind === "broken" || kind === "offline") && <TextLink to="">{problem.retry}</TextLink>}
          <TextLink to={addresses.home} reload>
            {problem.goHome}
          </TextLink>
          <TextLink to={addresses.track} reload>
            {problem.track}
          </TextLink>
          <TextLink to="tel:12345">{problem.callPlain}</TextLink>
        </Rows>
      </Section>
    </>
  );
}

type ProblemKind = "missing" | "closed" | "refused" | "busy" | "offline" | "broken";

function problemKind(error: unknown): ProblemKind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404 || error.status === 405) return "missing";
    if (error.status === 401 || error.status === 403) return "closed";
    if (error.status === 429) return "busy";
    return error.status < 500 ? "refused" : "broken";
  }
  // A page fetched by script while there is no signal fails as a TypeError of fetch.
  if (typeof navigator !== "undefined" && navigator.onLine === false) return "offline";
  return "broken";
}

/** The sentence that our own server put into a refusal; Remix's own texts begin with "Error". */
function ownWords(error: unknown): string | undefined {
  if (!isRouteErrorResponse(error) || error.status >= 500) return undefined;
  const { data } = error;
  return typeof data === "string" && data !== "" && !data.startsWith("Error") ? data : undefined;
}
