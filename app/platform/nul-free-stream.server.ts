/**
 * React 18 fills buffers of 2 kB while it renders, and where a character of several bytes no longer fits it sends the
 * buffer whole, with NUL bytes at its end (writeStringChunk of react-dom-server.node). A browser shows them as � in
 * attributes and scripts; pages in Chinese hit that all the time.
 */
import { Transform, type TransformCallback } from "node:stream";

/** Lets everything through but NUL bytes, which no page of ours contains and no UTF-8 character is made of. */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}
