/** The list of what waits on this phone, as it is now. */
import { useCallback, useEffect, useRef, useState } from "react";
import { nobody } from "#app/accounts/phone-owner.ts";
import { pageOwner } from "../page-owner.ts";
import type { OutboxEntry } from "./entry.ts";
import { openToMend } from "./mend-entry.ts";
import { type OwnOutbox, openOwnOutbox } from "./own-outbox.ts";

export type OutboxCourse = {
  /** `impossible`: this browser keeps nothing. */
  readonly at: "opening" | "impossible" | "open";
  readonly entries: readonly OutboxEntry[];
  /** Kept on this phone while nobody was signed in; only for whoever is. */
  readonly unowned: readonly OutboxEntry[];
  /** How many wait for somebody else to sign in; 0 for whoever is signed in. */
  readonly ofOthers: number;
  readonly isOnline: boolean;
  /** Came here by the sign-out. */
  readonly isLeaving: boolean;
};

const opening: OutboxCourse = {
  at: "opening",
  entries: [],
  unowned: [],
  ofOthers: 0,
  isOnline: true,
  isLeaving: false,
};

export function useOutbox() {
  const [course, setCourse] = useState(opening);
  const own = useRef<OwnOutbox | null>(null);
  const unowned = useRef<OwnOutbox | null>(null);

  const look = useCallback(async () => {
    if (own.current === null) return;
    const [entries, ofOthers, without] = await Promise.all([
      own.current.list(),
      own.current.ofOthers(),
      unowned.current?.list() ?? [],
    ]);
    setCourse({
      at: "open",
      entries,
      ofOthers: unowned.current === null ? ofOthers : 0,
      unowned: without.filter(({ state }) => state !== "sent"),
      isOnline: navigator.onLine,
      isLeaving: new URLSearchParams(location.search).has("leaving"),
    });
  }, []);

  useEffect(() => {
    const again = () => void look();
    const stops: (() => void)[] = [];
    const open = async () => {
      const owner = pageOwner();
      own.current = await openOwnOutbox(owner);
      unowned.current = owner === nobody ? null : await openOwnOutbox(nobody);
      for (const each of [own.current, unowned.current]) if (each !== null) stops.push(each.watch(again));
      await look();
      await own.current.markSeen();
    };
    open().catch(() => setCourse({ ...opening, at: "impossible" }));
    for (const event of ["online", "offline"]) window.addEventListener(event, again);
    return () => {
      for (const stop of stops) stop();
      for (const event of ["online", "offline"]) window.removeEventListener(event, again);
    };
  }, [look]);

  const send = () => void own.current?.send({ urged: true }).then(look);
  return {
    course,
    send,
    remove: (entry: OutboxEntry) => {
      const outbox = course.unowned.includes(entry) ? unowned.current : own.current;
      void outbox?.remove(entry.id).then(look);
    },
    mend: (entry: OutboxEntry) => void own.current?.hashes(entry).then((hashes) => openToMend(entry, hashes)),
    adopt: (entry: OutboxEntry) => {
      if (unowned.current !== null) void own.current?.adopt(unowned.current, entry).then(send);
    },
  };
}
