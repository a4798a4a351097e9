/**
 * On a weak line words and their look come first. Remix announces every script of a page as urgent as its style; a page
 * of ours is read and filled in without any of them.
 */
import { Transform, type TransformCallback } from "node:stream";

const announced = 'rel="modulepreload"';
const patient = `${announced} fetchpriority="low"`;

/** Lets a page through, its announced scripts marked as what can wait. */
export function scriptsLast(): Transform {
  // The end of a chunk may be the beginning of an announcement.
  let held = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      // Byte by byte: a character of several bytes may be cut in two here, and is whole again in what goes out.
      const text = (held + chunk.toString("latin1")).replaceAll(announced, patient);
      const cut = Math.max(0, text.length - announced.length + 1);
      held = text.slice(cut);
      done(null, Buffer.from(text.slice(0, cut), "latin1"));
    },
    flush(done: TransformCallback) {
      done(null, Buffer.from(held, "latin1"));
    },
  });
}
