import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formatDateTime } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, QuietButton, TextLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues, Rows } from "#app/ui/rows.tsx";
import { choosePost, listPosts } from "../choose-post.server.ts";
import { actorOf, requireResident } from "../current-actor.server.ts";
import { readOwnAccount } from "../own-account.server.ts";
import { endOtherSignIns, listSignIns } from "../own-sign-ins.server.ts";
import { sessionKeyOf } from "../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const actor = await actorOf(request, context);
  const now = context.now();
  const currentKey = sessionKeyOf(request, context);
  const query = new URL(request.url).searchParams;
  const ended = query.get("ended");
  return {
    account: await readOwnAccount(context.db, context.env, personId),
    signIns: await listSignIns(context.db, { personId, currentKey, now }),
    posts: actor.kind === "staff" ? await listPosts(context.db, personId, now) : [],
    post: actor.kind === "staff" ? actor.membershipId : null,
    saved: query.has("saved"),
    ended: ended !== null && /^\d{1,3}$/.test(ended) ? Number(ended) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const actor = await actorOf(request, context);
  const form = await request.formData();
  const now = context.now();
  const currentKey = sessionKeyOf(request, context);
  if (form.get("intent") === "end-others") {
    const ended = await endOtherSignIns(context.db, { personId, currentKey, now });
    return redirect(`${addresses.account}?ended=${ended}#sign-ins`);
  }
  const membershipId = String(form.get("post") ?? "");
  if (actor.kind === "staff") {
    const chosen = await choosePost(context.db, actor, { membershipId, currentKey, now });
    if (chosen.ok) return redirect(addresses.desk);
  }
  const { problems } = messagesFor(languageOf(request)).accounts.account;
  return data({ problem: problems.postUnknown }, { status: 422 });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.account.title);

export default function AccountPage() {
  const { account, signIns, posts, post, saved, ended } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const messages = useMessages();
  const words = messages.accounts.account;
  const language = useLanguage();
  const given = (value: string | null) => value ?? <span className="text-ink-2">{words.noneYet}</span>;
  return (
    <Column>
      <ErrorSummary problems={problem === undefined ? [] : [{ field: "post", words: problem }]} />
      <PageHead title={words.title} lead={words.lead} />
      {saved && <Note icon="check">{words.saved}</Note>}
      <p className="mb-6 flex flex-wrap gap-x-6">
        {post !== null && <TextLink to={addresses.desk}>{messages.common.desk.label}</TextLink>}
        <TextLink to={addresses.inbox}>{words.inbox}</TextLink>
        <TextLink to={addresses.notices}>{messages.notifications.choices.title}</TextLink>
        <TextLink to={addresses.mine}>{words.mine}</TextLink>
      </p>

      {posts.length > 1 && (
        <Section title={words.posts} id="posts" first>
          <Form method="post">
            <Radios
              name="post"
              legend={words.postsLead}
              value={post ?? undefined}
              error={problem}
              options={posts.map((each) => ({
                value: each.membershipId,
                label: each.organisationName,
                hint: each.post ?? messages.organisations.roles[each.role],
              }))}
            />
            <Actions>
              <Button>{words.switchPost}</Button>
            </Actions>
          </Form>
        </Section>
      )}

      <Section title={words.about} first={posts.length < 2}>
        <KeyValues
          entries={[
            [words.name, given(account.name)],
            [words.phone, given(account.phone)],
            [words.home, given(account.home?.fullName ?? null)],
            [words.language, account.language === "en" ? "English" : "中文"],
          ]}
        />
        <p className="mt-2 flex flex-wrap gap-x-6">
          <TextLink to={`${addresses.account}/me`}>{words.changeName}</TextLink>
          <TextLink to={`${addresses.account}/home`}>{words.changeHome}</TextLink>
        </p>
      </Section>

      <Section title={words.enterprise}>
        {account.enterpriseName === null ? (
          <p>{given(null)}</p>
        ) : (
          <KeyValues
            entries={[
              [words.enterpriseName, account.enterpriseName],
              [words.creditCodeShort, given(account.creditCode)],
            ]}
          />
        )}
        {account.enterpriseName !== null && account.creditCode === null && (
          <Note icon="warning">{words.noCreditCode}</Note>
        )}
        <TextLink to={`${addresses.account}/enterprise`}>{words.changeEnterprise}</TextLink>
      </Section>

      <Section title={words.document}>
        <p className="max-w-measure text-ink-2">{words.documentLead}</p>
        <p className="mt-2">
          {account.document === null
            ? given(null)
            : `${messages.filing.who.documentKinds[account.document.kind]} ${words.documentEnding(account.document.ending)}`}
        </p>
        <TextLink to={`${addresses.account}/document`}>{words.changeDocument}</TextLink>
      </Section>

      <Section title={words.signIns} id="sign-ins">
        {ended !== null && <Note icon="check">{words.endedOthers(ended)}</Note>}
        <Rows>
          {signIns.map((each) => (
            <div key={each.createdAt.toISOString()}>
              <b>{words.devices[each.device]}</b>
              {each.isThis && <> · {words.thisOne}</>}
              {each.isStaff && <> · {words.staffSignIn}</>}
              <p className="text-ink-2 text-min">
                {words.lastSeen(formatDateTime(each.lastSeenAt, language))}
                <br />
                {words.since(formatDateTime(each.createdAt, language))}
              </p>
            </div>
          ))}
        </Rows>
        {signIns.length > 1 && (
          <Form method="post" className="mt-4">
            <input type="hidden" name="intent" value="end-others" />
            <Button tone="soft">{words.endOthers}</Button>
          </Form>
        )}
      </Section>

      <Form method="post" action={addresses.signOut} className="mt-8">
        <QuietButton>{words.signOut}</QuietButton>
      </Form>
    </Column>
  );
}
