import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { formatDayLong, localDayOf } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { archiveQuestionnaire } from "../questionnaires/archive-questionnaire.server.ts";
import { addressOfPart, doneWords, faultWords } from "../questionnaires/builder-words.ts";
import { changeDraft } from "../questionnaires/change-draft.server.ts";
import { checkQuestionnaire } from "../questionnaires/check-questionnaire.ts";
import type { DraftChange } from "../questionnaires/draft-change.ts";
import { useKeptFocus } from "../questionnaires/keep-focus.ts";
import { Outline } from "../questionnaires/outline.tsx";
import { beginVersion, publishVersion } from "../questionnaires/publish-version.server.ts";
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import { askedVersion, isDraft, requireQuestionnaire } from "../questionnaires/require-draft.server.ts";
import { useWords } from "../questionnaires/use-words.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const {
    publishedAt,
    versions,
    updatedAt: _,
    ...version
  } = await requireQuestionnaire(request, context, params.id, askedVersion(request));
  return {
    ...version,
    publishedOn: publishedAt === null ? null : localDayOf(publishedAt),
    open: isDraft({ publishedAt, archived: version.archived }),
    faults: publishedAt === null ? checkQuestionnaire(version.definition) : [],
    versions: versions.map((each) => ({ number: each.number, isPublished: each.publishedAt !== null })),
    hasDraft: versions.some((each) => each.publishedAt === null),
  };
}

/** One step: of the outline, or of the whole. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "survey.run");
  const form = await request.formData();
  const id = params.id ?? "";
  const step = String(form.get("do"));
  const expectedRevision = Number(form.get("revision"));
  const page = `${addresses.questionnaires}/${id}`;
  const { problems } = messagesFor(languageOf(request)).questionnaires;
  const said = (words: string) => data({ problems: [{ field: "outline", words }] });
  switch (step) {
    case "publish": {
      const published = await publishVersion(context, { actor, id, expectedRevision });
      if (published.ok) return redirect(`${page}?done=published`);
      // What is wrong stands on the page already, with links to each place.
      if (published.reason === "faults") return redirect(`${page}#check`);
      return said(published.reason === "not_found" ? problems.not_found : problems.changedOutline);
    }
    case "begin": {
      const begun = await beginVersion(context, { actor, id });
      return begun.ok ? redirect(`${page}?done=begun`) : said(problems.not_found);
    }
    case "archive":
    case "take_out": {
      const away = step === "archive";
      const put = await archiveQuestionnaire(context, { actor, id, away });
      return put.ok ? redirect(`${page}?done=${away ? "archived" : "taken_out"}`) : said(problems.not_found);
    }
  }
  const change = outlineChange(step, String(form.get("what")), String(form.get("at")));
  if (change === null) throw new Response(null, { status: 400 });
  const changed = await changeDraft(context, { actor, id, expectedRevision, change });
  if (changed.ok) {
    if (change.do === "remove") return redirect(`${page}?done=removed#outline`);
    const what = change.do === "move" ? change.what : "question";
    const query = `done=${change.do}&what=${what}&at=${changed.at}&by=${step}&r=${changed.revision}`;
    return redirect(`${page}?${query}#${what}-${changed.at}`);
  }
  return said(changed.reason === "changed_meanwhile" ? problems.changedOutline : problems[changed.reason]);
}

function outlineChange(step: string, what: string, at: string): DraftChange | null {
  if (what !== "question" && what !== "section" && what !== "dimension") return null;
  if (step === "up" || step === "down") return { do: "move", what, id: at, by: step === "up" ? -1 : 1 };
  if (step === "remove") return { do: "remove", what, id: at };
  return step === "copy" && what === "question" ? { do: "copy", id: at } : null;
}

export const meta = titled<{ definition: Questionnaire }>(
  (messages, loaded) => loaded?.definition.title.zh ?? messages.questionnaires.title,
);

export default function Builder() {
  const loaded = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems ?? [];
  const { id, definition, number, publishedOn, archived, open, revision } = loaded;
  const messages = useMessages();
  const { builder, title, row } = messages.questionnaires;
  const language = useLanguage();
  const say = useWords();
  const [search] = useSearchParams();
  const done = problems.length > 0 ? null : doneWords(messages, say, definition, search);
  const at = `${search.get("what")}-${search.get("by")}-${search.get("at")}`;
  const other = at.includes("-up-") ? at.replace("-up-", "-down-") : at.replace("-down-", "-up-");
  const removing = search.get("remove");
  useKeptFocus(
    removing ?? search.get("r") ?? "",
    removing === null ? [at, other] : [removing.replace(" ", "-remove-")],
  );
  const state =
    publishedOn === null ? builder.isDraft : builder.isPublished(formatDayLong(publishedOn, language));
  const questions = definition.sections.reduce((sum, each) => sum + each.questions.length, 0);
  return (
    <>
      <BackLink to={addresses.questionnaires}>{title}</BackLink>
      <ErrorSummary problems={problems} />
      <DeskHead
        title={say(definition.title)}
        lead={`${builder.version(number)}${messages.common.comma}${state}`}
      />
      <p className="text-ink-2">{row(questions, definition.minutes)}</p>
      {archived && <p>{builder.isArchived}</p>}
      <p
        role="status"
        className={done === null ? "vh" : "my-4 max-w-column rounded-control bg-paper-sunk px-4 py-3"}
      >
        {done}
      </p>
      <div className="flex flex-wrap gap-x-6">
        {open && <TextLink to={addressOfPart(id, "title", "")}>{builder.changeTitle}</TextLink>}
        <TextLink to={`${addresses.questionnaires}/${id}/preview?version=${number}`}>
          {builder.preview}
        </TextLink>
        <TextLink to={`${addresses.questionnaires}/${id}/export.json?version=${number}`} reload>
          {builder.export}
        </TextLink>
      </div>
      <Check {...loaded} />
      <div id="outline">
        <Outline {...{ id, revision, open, definition }} asked={search.get("remove")} />
      </div>
      <Versions {...loaded} />
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** What is wrong with the draft, each with a link to its place; then the step that is open. */
function Check({ id, definition, faults, open, publishedOn, revision, hasDraft, archived }: Loaded) {
  const messages = useMessages();
  const { builder } = messages.questionnaires;
  const say = useWords();
  return (
    <Section id="check" title={builder.check}>
      {publishedOn === null && faults.length === 0 && <p>{builder.noFaults}</p>}
      {faults.length > 0 && (
        <>
          <p className="font-bold">{builder.faults(faults.length)}</p>
          <Rows>
            {faults.map((fault) => (
              <Link
                key={`${fault.part} ${fault.at} ${fault.fault}`}
                to={addressOfPart(id, fault.part, fault.at)}
                className="flex min-h-tap items-center"
              >
                {faultWords(messages, say, definition, fault)}
              </Link>
            ))}
          </Rows>
        </>
      )}
      <Form method="post">
        <input type="hidden" name="revision" value={revision} />
        <Actions>
          {open && (
            <Button tone={faults.length === 0 ? "main" : "soft"} name="do" value="publish">
              {builder.publish}
            </Button>
          )}
          {!(hasDraft || archived) && (
            <Button tone="main" name="do" value="begin">
              {builder.newVersion}
            </Button>
          )}
        </Actions>
      </Form>
    </Section>
  );
}

function Versions({ id, versions, archived }: Loaded) {
  const { builder, draftOf, publishedOf } = useMessages().questionnaires;
  return (
    <Section id="versions" title={builder.versions}>
      <Rows>
        {versions.map(({ number, isPublished }) => (
          <TextLink key={number} to={`${addresses.questionnaires}/${id}?version=${number}`}>
            {isPublished ? publishedOf(number) : draftOf(number)}
          </TextLink>
        ))}
      </Rows>
      <Form method="post">
        <Actions>
          <Button tone="soft" name="do" value={archived ? "take_out" : "archive"}>
            {archived ? builder.takeOut : builder.archive}
          </Button>
        </Actions>
      </Form>
    </Section>
  );
}
