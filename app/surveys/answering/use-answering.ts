/**
 * The course of one answering on one phone: begun, kept, stamped, sent, forgotten. Whatever the network does not do now
 * is done when it is back: on a signal, when the page is looked at again, and every while.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { v4 } from "uuid";
import { keepThisPage } from "#app/offline/kept-pages.ts";
import { oneAtATime } from "#app/offline/one-at-a-time.ts";
import type { AnswerProblem } from "../questionnaires/answers.ts";
import { beginToken, finishToken } from "./blind-token.ts";
import {
  forgetOnPhone,
  idOfInvitation,
  type Kept,
  keepOnPhone,
  keepsOnPhone,
  keptOnPhone,
  wipePhone,
} from "./phone-store.ts";
import { askForSignature, type NotReached, publishedKeys, sendAnswer } from "./reach-server.ts";

/** What is answered: by an invitation, with the stratum and key that its page was given, or by an open link. */
export type Source =
  | {
      readonly kind: "invitation";
      readonly code: string;
      readonly slug: string;
      readonly stratum: { readonly key: string; readonly publicKey: string };
    }
  | { readonly kind: "open"; readonly slug: string };

/** Why it went no further; nothing is tried again by itself. */
export type Refusal = "used" | "closed" | "forged" | "unknown" | "key_differs";

export type Course = {
  /** `opening`: the phone is still being looked through. `impossible`: the browser cannot do what it takes. */
  readonly at: "opening" | "impossible" | "intro" | "kept" | "wiped";
  readonly kept: Kept | null;
  /** Whether the phone keeps it when the page is closed. */
  readonly keeps: boolean;
  /** The last touch is still being sealed and written. */
  readonly writing: boolean;
  readonly waiting: NotReached["reason"] | null;
  readonly refusal: Refusal | null;
  /** What the server found that the phone had not. */
  readonly problems: ReadonlyMap<string, AnswerProblem>;
};

const begin: Course = {
  at: "opening",
  kept: null,
  keeps: true,
  writing: false,
  waiting: null,
  refusal: null,
  problems: new Map(),
};

/** Milliseconds between tries while there is something to do; after too many from one network, an hour. */
const pause = 15_000;
const longPause = 3_600_000;

export function useAnswering(source: Source) {
  const [course, setCourse] = useState<Course>(begin);
  const kept = useRef<Kept | null>(null);
  const id = useRef("");
  const working = useRef(false);
  const notBefore = useRef(0);
  const writes = useRef(Promise.resolve());
  // The page's data is made anew with every look at it; what is answered stays the same.
  const [from] = useState(source);

  const show = useCallback((part: Partial<Course>) => setCourse((now) => ({ ...now, ...part })), []);

  const keep = useCallback(
    (next: Kept): Promise<void> => {
      kept.current = next;
      show({ at: "kept", kept: next, writing: true });
      const written = writes.current.then(() =>
        // Wiped meanwhile: nothing comes back.
        kept.current === null ? undefined : keepOnPhone(id.current, next),
      );
      writes.current = written;
      void written.then(() => {
        if (writes.current === written) show({ writing: false });
      });
      return written;
    },
    [show],
  );

  const work = useCallback(async () => {
    if (working.current || Date.now() < notBefore.current) return;
    working.current = true;
    try {
      const result = await oneAtATime(`survey ${id.current}`, () => goOn(from, kept, keep));
      if (result.waiting === "busy") notBefore.current = Date.now() + longPause;
      if (result.refusal === "used") await forgetOnPhone(id.current);
      show(result);
    } finally {
      working.current = false;
    }
  }, [from, keep, show]);

  useEffect(() => {
    if (!isPossible()) return show({ at: "impossible" });
    let gone = false;
    const look = async () => {
      id.current = from.kind === "open" ? `open ${from.slug}` : await idOfInvitation(from.code);
      const [found, keeps] = [await keptOnPhone(id.current), await keepsOnPhone()];
      if (gone) return;
      kept.current = found;
      show({ at: found === null ? "intro" : "kept", kept: found, keeps });
      if (found === null) return;
      if (found.phase !== "sent") void keepThisPage();
      void work();
    };
    void look();
    const again = () => void work();
    const timer = setInterval(again, pause);
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      gone = true;
      clearInterval(timer);
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [from, show, work]);

  return {
    course,
    start: () => {
      const key = v4();
      void keep({ phase: "answering", section: null, answers: {}, begun: null, token: null, key }).then(work);
      void keepThisPage();
    },
    change: (part: Partial<Pick<Kept, "answers" | "section">>) => {
      if (kept.current !== null) void keep({ ...kept.current, ...part });
    },
    send: () => {
      if (kept.current === null) return;
      show({ problems: new Map() });
      void keep({ ...kept.current, phase: "sending" }).then(work);
    },
    /** At once, whatever the pause says. */
    tryNow: () => {
      notBefore.current = 0;
      void work();
    },
    wipe: async () => {
      kept.current = null;
      await writes.current;
      await wipePhone();
      show({ ...begin, at: "wiped" });
    },
  };
}

type Result = Pick<Course, "waiting" | "refusal"> & Partial<Pick<Course, "problems">>;
const nothing: Result = { waiting: null, refusal: null };

/** Does what can be done now: gets the stamp, and sends what waits to be sent. */
async function goOn(
  source: Source,
  kept: { current: Kept | null },
  keep: (next: Kept) => Promise<void>,
): Promise<Result> {
  if (kept.current === null || kept.current.phase === "sent") return nothing;
  if (source.kind === "invitation" && kept.current.token === null) {
    const stopped = await getStamp(source, kept, keep);
    if (stopped !== null) return stopped;
  }
  const now = kept.current;
  if (now?.phase !== "sending") return nothing;
  const { slug } = source;
  const { answers, token, key } = now;
  const reply = await sendAnswer(
    source.kind === "open" || token === null
      ? { slug, answers, key }
      : { slug, answers, stratum: source.stratum.key, token },
  );
  if (kept.current === null) return nothing;
  if (reply.ok) {
    // Sent once, and forgotten.
    await keep({ phase: "sent", section: null, answers: {}, begun: null, token: null, key: "" });
    return nothing;
  }
  if (reply.reason === "answers" || reply.reason === "empty") {
    await keep({ ...now, phase: "answering" });
    return { ...nothing, problems: new Map(reply.reason === "answers" ? reply.problems : []) };
  }
  return stoppedBy(reply.reason);
}

/** Null when the stamp is there. What was blinded is kept before it is sent: a line that breaks costs nothing. */
async function getStamp(
  source: Extract<Source, { kind: "invitation" }>,
  kept: { current: Kept | null },
  keep: (next: Kept) => Promise<void>,
): Promise<Result | null> {
  const { code, slug, stratum } = source;
  if (kept.current?.begun === null) {
    const published = await publishedKeys(slug);
    if ("reason" in published) return stoppedBy(published.reason);
    // A key of its own would tell this phone from all others.
    if (
      !published.strata.some(({ key, publicKey }) => key === stratum.key && publicKey === stratum.publicKey)
    )
      return stoppedBy("key_differs");
    const made = await beginToken(stratum.publicKey);
    if (kept.current === null) return nothing;
    await keep({ ...kept.current, begun: made });
  }
  const begun = kept.current?.begun;
  if (begun == null) return nothing;
  const reply = await askForSignature(code, begun.blinded);
  if (!reply.ok) return stoppedBy(reply.reason === "malformed" ? "broken" : reply.reason);
  const token = await finishToken(stratum.publicKey, begun, reply.signature).catch(() => null);
  if (token === null) return stoppedBy("forged");
  if (kept.current === null) return nothing;
  await keep({ ...kept.current, begun: null, token });
  return null;
}

function stoppedBy(reason: Refusal | NotReached["reason"]): Result {
  return reason === "offline" || reason === "busy" || reason === "broken"
    ? { waiting: reason, refusal: null }
    : { waiting: null, refusal: reason };
}

function isPossible(): boolean {
  return globalThis.crypto?.subtle !== undefined && typeof BigInt === "function";
}
