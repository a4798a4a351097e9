/** The bars of the page, in the words that the server wrote there in the person's language (app/ui/phone-bars.tsx). */

/** The words that `#phone-says` holds, by the name of their data attribute. */
export type PhoneWords = "held" | "sending" | "kept" | "full";

/** Shows these words and reads them out; null takes them away. */
export function say(words: PhoneWords | null): void {
  const bar = document.getElementById("phone-says");
  const line = bar?.querySelector("p");
  if (!bar || !line) return;
  line.textContent = words === null ? "" : (bar.dataset[words] ?? "");
  bar.hidden = words === null;
}

export type Waiting = {
  /** Not sent, or not told yet that they are. */
  readonly waiting: number;
  readonly sent: number;
  readonly ofOthers: number;
};

/** The strip above the page that leads to the outbox. */
export function showWaiting({ waiting, sent, ofOthers }: Waiting): void {
  const strip = document.getElementById("phone-waiting");
  const link = strip?.querySelector("a");
  if (!strip || !link) return;
  const { one = "", many = "", sent: sentWords = "", others = "" } = strip.dataset;
  const counted = (words: string, count: number) => words.replace("{count}", String(count));
  const words =
    waiting > 0
      ? counted(waiting === 1 ? one : many, waiting)
      : sent > 0
        ? counted(sentWords, sent)
        : ofOthers > 0
          ? others
          : "";
  link.textContent = words;
  strip.hidden = words === "";
}
