/** An unexpected `console.error` fails the test. One that expects it spies on it first. */
import { afterEach, beforeEach } from "vitest";

const print = console.error;
let printed: string[] = [];

console.error = (...words: unknown[]) => {
  printed.push(words.map(String).join(" "));
  print(...words);
};

beforeEach(() => {
  printed = [];
});

afterEach(() => {
  const unexpected = printed;
  printed = [];
  if (unexpected.length > 0) throw new Error(`console.error was called: ${unexpected.join("; ")}`);
});
