/**
 * Reads the words of a PDF that our own writer made (pdfkit): inflates its streams and maps glyphs back through the
 * fonts' ToUnicode tables, which is what a screen reader and a search do.
 */
import { inflateSync } from "node:zlib";

export function pdfText(pdf: Buffer): string {
  const objects = new Map<string, { head: string; stream: string }>();
  const text = pdf.toString("latin1");
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = "", body = ""] = match;
    const [head = "", raw] = body.split("\nstream\n");
    objects.set(id, { head, stream: raw === undefined ? "" : inflated(head, raw) });
  }
  const glyphsOf = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = "", fontId = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId)?.head ?? "")?.[1];
      if (table !== undefined) glyphsOf.set(name, glyphs(objects.get(table)?.stream ?? ""));
    }
  }
  let font: ReadonlyMap<string, string> | undefined;
  const words: string[] = [];
  for (const { stream } of objects.values()) {
    for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = glyphsOf.get(name);
      if (shown === undefined) continue;
      const codes = [...shown.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = ""]) => hex).join("");
      words.push(
        (codes.match(/.{4}/g) ?? []).map((code) => font?.get(code.toLowerCase()) ?? "\u{fffd}").join(""),
      );
    }
  }
  return words.join("\n");
}

function inflated(head: string, raw: string): string {
  const bytes = Buffer.from(raw.slice(0, raw.lastIndexOf("\nendstream")), "latin1");
  if (!head.includes("/FlateDecode")) return bytes.toString("latin1");
  return inflateSync(bytes).toString("latin1");
}

/** pdfkit writes ranges: `<from> <to> [<unicode> ...]`. */
function glyphs(table: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [, from = "", list = ""] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const units = [...list.matchAll(/<([0-9a-f ]+)>/gi)].map(([, hex = ""]) => hex.replaceAll(" ", ""));
    units.forEach((hex, at) => {
      const code = (Number.parseInt(from, 16) + at).toString(16).padStart(4, "0");
      map.set(code, Buffer.from(hex, "hex").swap16().toString("utf16le"));
    });
  }
  return map;
}
