import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { actorOf, requireStaff } from "#app/accounts/current-actor.server.ts";
import { may, reachOf } from "#app/accounts/permissions.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { formatDay, formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { isId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Filters, Pagination, QueueTable, Views } from "#app/ui/queue.tsx";
import { EmptyState } from "#app/ui/rows.tsx";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { DeskKeys } from "../desk/desk-keys.tsx";
import {
  countQueues,
  owningOrganisations,
  type QueueItem,
  type QueueQuery,
  readCursor,
  readQueue,
} from "../desk/desk-queue.server.ts";
import { type QueueView, queueViews } from "../desk/queue-views.ts";
import { isEnded, petitionStates } from "../petition-states.ts";

const classes = ["redress", "suggestion", "accusation"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  // An administrator reads no petitions: the desk of that role is the organisations.
  const who = await actorOf(request, context);
  if (may(who, "organisation.manage")) throw redirect(addresses.organisations);
  if (may(who, "advice.give")) throw redirect(addresses.chambers);
  if (may(who, "survey.run")) throw redirect(addresses.rounds);
  const actor = await requireStaff(request, context, "petition.read");
  const today = localDateOf(context.now());
  // Whoever only files for others has no queue of work: theirs is the list of what they filed.
  const views = reachOf(actor, "petition.read") === "own_filings" ? (["all"] as const) : queueViews;
  const query = readQuery(new URL(request.url).searchParams, views);
  const [page, counts, owners, places, topic] = await Promise.all([
    readQueue(context.db, context.env, actor, query, today),
    countQueues(context.db, actor, today),
    owningOrganisations(context.db, actor),
    context.db.division.findMany({
      where: { parentCode: actor.divisionPath.split("/").filter(Boolean).at(-1) ?? "" },
      orderBy: { code: "asc" },
      select: { path: true, name: true },
    }),
    query.topic === null
      ? null
      : context.db.topic.findUnique({
          where: { id: query.topic },
          select: { id: true, name: true, nameEn: true },
        }),
  ]);
  const passed = new URL(request.url).searchParams.has("passed");
  return { ...page, counts, owners, places, topic, query, today, passed, views };
}

function readQuery(params: URLSearchParams, views: readonly QueueView[]): QueueQuery {
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value | null =>
    values.find((value) => value === params.get(name)) ?? null;
  const search = (params.get("q") ?? "").slice(0, 60);
  const owner = params.get("owner");
  const place = params.get("place") ?? "";
  const topic = params.get("topic") ?? "";
  const sort = oneOf("sort", ["urgent", "newest"]) ?? "urgent";
  return {
    view: oneOf("view", views) ?? (search.trim() === "" ? views[0] : undefined) ?? "all",
    classification: oneOf("class", classes),
    state: oneOf("state", petitionStates),
    place: /^[0-9/]{1,60}$/.test(place) ? place : null,
    topic: /^[a-z0-9_.-]{1,60}$/.test(topic) ? topic : null,
    sort,
    search,
    owner: isId(owner) ? owner : null,
    after: readCursor(params.get("after"), sort),
  };
}

export const meta = titled((messages) => messages.desk.title.mine);

export default function DeskPage() {
  const { items, next, counts, topic, query, today, passed, views } = useLoaderData<typeof loader>();
  const { desk } = useMessages();
  const language = useLanguage();
  return (
    <>
      <DeskHead
        title={desk.title[query.view]}
        lead={
          query.search === ""
            ? desk.lead(formatDay(today, language), counts.overdue)
            : desk.found(query.search, items.length)
        }
      />
      {passed && <Note>{desk.passedOn}</Note>}
      <Views
        label={desk.views}
        views={views.map((view) => ({
          to: `?view=${view}`,
          label: desk.title[view],
          ...(view === "all" ? {} : { count: counts[view] }),
          current: view === query.view,
        }))}
      />
      <QueueFilters />
      {topic !== null && (
        <p className="my-4">
          {desk.filters.onlyTopic(language === "en" ? topic.nameEn : topic.name)}{" "}
          <TextLink to={`?${new URLSearchParams({ ...filtersOf(query), topic: "" })}`}>
            {desk.filters.everyTopic}
          </TextLink>
        </p>
      )}
      {items.length === 0 ? <EmptyState>{desk.empty}</EmptyState> : <QueueRows />}
      <Pagination
        next={next === null ? undefined : `?${new URLSearchParams({ ...filtersOf(query), after: next })}`}
      />
      <DeskKeys
        keys={[
          { keys: ["J", "K"], words: desk.keys.down },
          { keys: ["Enter"], words: desk.keys.open },
          { keys: ["/"], words: desk.keys.find },
        ]}
      />
    </>
  );
}

function QueueFilters() {
  const { items, owners, places, topic, query } = useLoaderData<typeof loader>();
  const { desk, petitions } = useMessages();
  const all = { value: "", label: desk.filters.all };
  const keep = { view: query.view, q: query.search, ...(topic === null ? {} : { topic: topic.id }) };
  return (
    <Filters
      keep={keep}
      sum={desk.filters.sum(items.length)}
      filters={[
        {
          name: "place",
          label: desk.filters.place,
          value: query.place ?? "",
          options: [all, ...places.map(({ path, name }) => ({ value: path, label: name }))],
        },
        {
          name: "sort",
          label: desk.filters.sort,
          value: query.sort,
          options: [
            { value: "urgent", label: desk.filters.urgent },
            { value: "newest", label: desk.filters.newest },
          ],
        },
        {
          name: "owner",
          label: desk.filters.owner,
          value: query.owner ?? "",
          options: [all, ...owners.map(({ id, name }) => ({ value: id, label: name }))],
        },
        {
          name: "class",
          label: desk.filters.class,
          value: query.classification ?? "",
          options: [all, ...classes.map((value) => ({ value, label: petitions.class[value] }))],
        },
        {
          name: "state",
          label: desk.filters.state,
          value: query.state ?? "",
          options: [all, ...petitionStates.map((value) => ({ value, label: petitions.state[value] }))],
        },
      ]}
    />
  );
}

function QueueRows() {
  const { items, today } = useLoaderData<typeof loader>();
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  return (
    <QueueTable
      heads={desk.heads}
      rows={items.map((item) => ({
        id: item.id,
        to: `${addresses.desk}/petitions/${item.number}`,
        face: faceOf(item, today),
        due:
          item.dueOn === null ? (
            desk.noDate
          ) : (
            <time dateTime={item.dueOn}>{formatDayPlain(item.dueOn, language)}</time>
          ),
        number: formatCaseNumber(item.number),
        title: item.title === "" ? desk.sealedTitle : item.title,
        place: item.place,
        kind: item.classification === null ? petitions.unclassified : petitions.class[item.classification],
        owner: item.isOurs ? desk.ours : item.owner,
        next: desk.next[item.transfer ?? (isEnded(item.state) ? "ended" : item.state)],
      }))}
    />
  );
}

function faceOf(item: Pick<QueueItem, "dueOn" | "waiting">, today: Parameters<typeof clockFace>[1]) {
  if (item.dueOn === null) return { kind: "none" } as const;
  const face = clockFace(item.dueOn, today);
  return item.waiting && face.kind === "in_time" ? ({ kind: "waiting" } as const) : face;
}

function filtersOf(query: QueueQuery): Record<string, string> {
  return Object.fromEntries(
    [
      ["view", query.view],
      ["class", query.classification],
      ["state", query.state],
      ["place", query.place],
      ["topic", query.topic],
      ["owner", query.owner],
      ["sort", query.sort],
      ["q", query.search],
    ].filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== ""),
  );
}
