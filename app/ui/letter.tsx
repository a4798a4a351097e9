import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { WithArticle } from "./article.tsx";
import { Clock, type ClockFace } from "./clock.tsx";

/** Running text addressed to a person. `salutation` is set in Songti: 李桂兰，您好：. Children are paragraphs. */
export function Letter({ salutation, children }: { salutation?: ReactNode; children: ReactNode }) {
  return (
    <div className="letter max-w-measure text-lead leading-[1.85]">
      {salutation !== undefined && <p className="mb-[.7em] font-bold font-song text-row">{salutation}</p>}
      {children}
    </div>
  );
}

/**
 * The date, as the largest line of the page: the clock above it, why it is that day below it, the article
 * last. `sentence` is the whole line (最晚 6 月 23 日答复您); put the date in ⟦⟧ through `Words`.
 */
export function Due({
  face,
  sentence,
  why,
  article,
}: {
  face: ClockFace;
  sentence: ReactNode;
  why?: ReactNode;
  article?: string;
}) {
  return (
    <div className="my-6 border-hair border-t border-b py-4">
      <Clock face={face} forPerson />
      <p className="mt-1 font-bold font-song text-h1 leading-tight [text-wrap:balance]">{sentence}</p>
      {(why !== undefined || article !== undefined) && (
        <p className="mt-2 text-ink-2 leading-[1.7]">
          <WithArticle article={article}>{why}</WithArticle>
        </p>
      )}
    </div>
  );
}

/** Who signs, when, and the long seal beside it. Ends receipts and case letters; nothing else uses it. */
export function Sign({ office, date, dateTime }: { office: ReactNode; date: string; dateTime?: string }) {
  const { sign } = useMessages().common;
  return (
    <div className="relative mt-6 flex items-center justify-end text-right leading-[1.6]">
      <p className="mr-4">
        {office}
        <br />
        <time dateTime={dateTime}>{date}</time>
      </p>
      <img
        src="/icons/seal-strip.svg"
        alt={sign.seal}
        width="41"
        height="92"
        className="seal-strip h-[92px] w-auto rotate-[-2deg]"
      />
    </div>
  );
}
