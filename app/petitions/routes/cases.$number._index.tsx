import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { linksOf } from "#app/matters/link-matters.server.ts";
import { useLinkedTimeline } from "#app/matters/linked-matters.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { CaseLetter } from "#app/ui/case-lists.tsx";
import { FileList } from "#app/ui/files.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { petitionerOf } from "../tracking/case-access.server.ts";
import { readOwnCase } from "../tracking/own-case.server.ts";
import { timelineOf } from "../tracking/own-case-timeline.ts";
import { CaseLetterText, CodeOnlyNote, Opinions, WhatYouMay, WhoLooked } from "../tracking/own-case-view.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const number = params.number ?? "";
  const petitioner = await petitionerOf(request, context, number);
  // Whether there is such a case is not said: whoever has the code may give it.
  if (petitioner === null) throw redirect(`${addresses.track}?number=${encodeURIComponent(number)}`);
  const today = localDateOf(context.now());
  const calendar = await loadWorkingCalendar(context.db);
  const language = languageOf(request);
  const shown = await readOwnCase(context.db, context.env, { ...petitioner, today, calendar, language });
  const links = petitioner.byAccount
    ? await linksOf(context.db, { kind: "petition", id: petitioner.petitionId })
    : [];
  return { shown, links, today };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.tracking.track.title);

export default function OwnCasePage() {
  const { shown, links, today } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const language = useLanguage();
  const { tracking, petitions } = messages;
  const { personal } = shown;
  const timeline = useLinkedTimeline(timelineOf(shown, messages, language), links);
  return (
    <>
      <PageHead
        kicker={formatCaseNumber(shown.number)}
        title={personal === null ? petitions.state[shown.state] : personal.title}
      />
      <CaseLetter
        letter={<CaseLetterText shown={shown} today={today} />}
        sideTitle={tracking.case.steps}
        side={<Timeline items={timeline} />}
        rest={
          <>
            {personal !== null && <Opinions opinions={personal.opinions} />}
            <Section title={tracking.case.may}>
              <WhatYouMay shown={shown} />
            </Section>
            {personal === null ? (
              <CodeOnlyNote number={shown.number} />
            ) : (
              <>
                <Section title={tracking.case.said}>
                  <KeyValues entries={[[tracking.case.request, personal.requested]]} />
                  <p className="mt-4 max-w-measure whitespace-pre-line">{personal.narrative}</p>
                  {personal.material.length > 0 && (
                    <FileList
                      files={personal.material.map(({ id, name, bytes }) => ({
                        id,
                        name,
                        size: bytes,
                        to: `${shown.number}/attachments/${id}`,
                      }))}
                    />
                  )}
                </Section>
                <Section title={tracking.case.looked}>
                  <WhoLooked looked={personal.looked} />
                </Section>
              </>
            )}
          </>
        }
      />
    </>
  );
}
