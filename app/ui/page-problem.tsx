import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "./addresses.ts";
import { TextLink } from "./button.tsx";
import { PageHead, Section } from "./page.tsx";
import { Rows } from "./rows.tsx";

/**
 * What stands in place of a page that could not be shown: says what happened, whose fault it is and what one
 * can do now. Never shows an exception. Routes use it as their ErrorBoundary.
 */
export function PageProblem() {
  const { common } = useMessages();
  const { problem } = common;
  const error = useRouteError();
  const kind = problemKind(error);
  const title = {
    missing: problem.notFoundTitle,
    closed: problem.forbiddenTitle,
    broken: problem.brokenTitle,
    offline: problem.offlineTitle,
  }[kind];
  const lead = {
    missing: problem.notFoundLead,
    closed: problem.forbiddenLead,
    broken: problem.brokenLead,
    offline: problem.offlineLead,
  }[kind];
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Section title={problem.whatNow}>
        <Rows>
          {(kind === "broken" || kind === "offline") && (
            <TextLink to="" reload>
              {problem.retry}
            </TextLink>
          )}
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

type ProblemKind = "missing" | "closed" | "broken" | "offline";

function problemKind(error: unknown): ProblemKind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404 || error.status === 405) return "missing";
    if (error.status === 401 || error.status === 403) return "closed";
    return "broken";
  }
  // A page fetched by script while there is no signal fails as a TypeError of fetch.
  if (typeof navigator !== "undefined" && navigator.onLine === false) return "offline";
  return "broken";
}
