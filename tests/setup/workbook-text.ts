/** Reads the words of an XLSX file: its parts by the zip's central directory, and of them all that is text. */
import { inflateRawSync } from "node:zlib";

export function workbookText(file: Buffer): string {
  const parts: string[] = [];
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const isDeflated = file.readUInt16LE(at + 10) === 8;
    const size = file.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
    const head = file.readUInt32LE(at + 42);
    const from = head + 30 + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28);
    const bytes = file.subarray(from, from + size);
    parts.push((isDeflated ? inflateRawSync(bytes) : bytes).toString("utf8"));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts
    .join("\n")
    .replace(/<\/?row[^>]*>/g, "\n")
    .replace(/<[^>]+>/g, " ");
}
