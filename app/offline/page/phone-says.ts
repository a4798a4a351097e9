/** The bar at the foot of the page, in the words that the server wrote there in the person's language. */

/** The words that `#phone-says` holds, by the name of their data attribute. */
export type PhoneWords = "held";

/** Shows these words and reads them out; null takes them away. */
export function say(words: PhoneWords | null): void {
  const bar = document.getElementById("phone-says");
  const line = bar?.querySelector("p");
  if (!bar || !line) return;
  line.textContent = words === null ? "" : (bar.dataset[words] ?? "");
  bar.hidden = words === null;
}
