import { Fragment, type ReactNode } from "react";

/**
 * Text of a catalogue with two marks: `**bold**`, and `⟦what must not break⟧` (a date, an article, a phrase
 * at the end of a line). Anything else is shown as it stands.
 */
export function Words({ text }: { text: string }): ReactNode {
  return text.split(/(\*\*.+?\*\*|⟦.+?⟧)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Fragment key={at}>{marked(part)}</Fragment>
  ));
}

function marked(part: string): ReactNode {
  if (part.startsWith("**")) return <b>{part.slice(2, -2)}</b>;
  if (part.startsWith("⟦")) return <span className="nb">{part.slice(1, -1)}</span>;
  return part;
}
