import { useEffect, useState } from "react";
import type { DivisionChoice } from "./division-queries.server.ts";

/** A pause in typing, in milliseconds, after which places are looked up. */
const pause = 180;

/** Places for what is being typed. A lookup that fails shows nothing: the form still works. */
export function usePlaces(typing: string): readonly DivisionChoice[] {
  const [places, setPlaces] = useState<readonly DivisionChoice[]>([]);
  useEffect(() => {
    if (typing.trim() === "") {
      setPlaces([]);
      return;
    }
    const gone = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/divisions.json?q=${encodeURIComponent(typing)}`, { signal: gone.signal })
        .then((answer) => (answer.ok ? answer.json() : { divisions: [] }))
        .then((answer: { divisions: readonly DivisionChoice[] }) => setPlaces(answer.divisions.slice(0, 6)))
        .catch(() => setPlaces([]));
    }, pause);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [typing]);
  return places;
}
