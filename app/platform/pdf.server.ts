/** Letters as PDF: tagged, with title and language, in a font that has Chinese. */
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { encode } from "uqr";

export type PdfBlock =
  | {
      readonly kind: "title" | "heading" | "strong" | "text" | "small" | "signature";
      readonly text: string;
    }
  /** A name and its value in two columns. */
  | { readonly kind: "pair"; readonly name: string; readonly value: string }
  /** Digits to be kept, with what they are. */
  | { readonly kind: "code"; readonly name: string; readonly digits: string; readonly hint: string }
  /** A QR code of an address; `alt` says what it is. */
  | { readonly kind: "qr"; readonly text: string; readonly alt: string }
  /** A figure on a scale of 0 to 100, with the interval around it. */
  | {
      readonly kind: "measure";
      readonly name: string;
      readonly value: string;
      readonly mean: number;
      readonly low: number | null;
      readonly high: number | null;
    }
  /** What follows begins a page. */
  | { readonly kind: "page" }
  /** A step: when, what, why. */
  | { readonly kind: "step"; readonly when: string; readonly what: string; readonly why: string };

const require = createRequire(import.meta.url);
const fonts = {
  plain: () => require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  bold: () => require.resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
} as const;

const ink = "#1c1a17";
const softInk = "#5a544b";
const hair = "#c9c2b4";

/** One document of A4 pages. `language` is a BCP 47 tag. */
export function letterPdf(
  { title, language, author }: { readonly title: string; readonly language: string; readonly author: string },
  blocks: readonly PdfBlock[],
): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: 48, bottom: 48, left: 68, right: 68 },
    pdfVersion: "1.7",
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  document.registerFont("plain", fonts.plain());
  document.registerFont("bold", fonts.bold());
  const root = document.struct("Document");
  document.addStructure(root);
  for (const block of blocks) drawBlock(document, root, block);
  root.end();
  document.end();
  return done;
}

type Pdf = InstanceType<typeof PDFDocument>;
type Structure = ReturnType<Pdf["struct"]>;

function drawBlock(document: Pdf, root: Structure, block: PdfBlock): void {
  const write = (tag: string, draw: () => void) => root.add(document.struct(tag, {}, draw));
  switch (block.kind) {
    case "title":
      write("H1", () => line(document, "bold", 24, block.text).moveDown(0.4));
      break;
    case "heading":
      rule(document);
      write("H2", () => line(document, "bold", 15, block.text).moveDown(0.3));
      break;
    case "strong":
      write("P", () => line(document, "bold", 11.5, block.text).moveDown(0.15));
      break;
    case "pair":
      // The page is turned before the pair begins: its two columns stay side by side.
      if (
        document.y + pairColumns(document, block).height >
        document.page.height - document.page.margins.bottom
      )
        document.addPage();
      write("P", () => pair(document, block));
      break;
    case "text":
      write("P", () => line(document, "plain", 11.5, block.text).moveDown(0.4));
      break;
    case "small":
      write("P", () => line(document, "plain", 9.5, block.text, softInk).moveDown(0.3));
      break;
    case "signature":
      document.moveDown(0.6);
      write("P", () => {
        document.font("plain").fontSize(11.5).fillColor(ink).text(block.text, { align: "right", lineGap: 3 });
      });
      break;
    case "code":
      rule(document);
      write("P", () => {
        line(document, "plain", 11, block.name, softInk);
        line(document, "bold", 24, block.digits);
        line(document, "plain", 9.5, block.hint, softInk);
      });
      break;
    case "qr":
      if (document.y + qrSide > document.page.height - document.page.margins.bottom) document.addPage();
      root.add(document.struct("Figure", { alt: block.alt }, () => qr(document, block.text)));
      break;
    case "measure":
      if (document.y + measureHeight > document.page.height - document.page.margins.bottom)
        document.addPage();
      scale(document, block);
      write("P", () => measure(document, block));
      break;
    case "page":
      document.addPage();
      break;
    case "step":
      write("P", () => {
        line(document, "plain", 10, block.when, softInk);
        line(document, "bold", 11.5, block.what);
        line(document, "plain", 10, block.why, softInk).moveDown(0.5);
      });
      break;
  }
}

function line(document: Pdf, font: "plain" | "bold", size: number, text: string, colour = ink): Pdf {
  return document
    .font(font)
    .fontSize(size)
    .fillColor(colour)
    .text(text, { lineGap: size * 0.08 });
}

type Pair = Extract<PdfBlock, { kind: "pair" }>;

const nameShare = 0.34;

function pairColumns(document: Pdf, { name, value }: Pair) {
  const { left, right } = document.page.margins;
  const width = document.page.width - left - right;
  const column = width * nameShare;
  document.font("plain").fontSize(11);
  const height = Math.max(
    document.heightOfString(name, { width: column }),
    document.heightOfString(value, { width: width - column }),
  );
  return { left, column, rest: width - column, height };
}

/** The value beside its name, and the next line below the longer of the two. */
function pair(document: Pdf, block: Pair): void {
  const { left, column, rest, height } = pairColumns(document, block);
  const top = document.y;
  document.fillColor(softInk).text(block.name, left, top, { width: column });
  document.fillColor(ink).text(block.value, left + column, top, { width: rest });
  document.x = left;
  document.y = top + height;
  document.moveDown(0.2);
}

const qrSide = 150;

/** Squares of one path; correction M bears a fold in the letter. */
function qr(document: Pdf, text: string): void {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const [left, top, side] = [document.page.margins.left, document.y + 6, qrSide / size];
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) document.rect(left + x * side, top + y * side, side, side);
    });
  });
  document.fillColor(ink).fill();
  document.y = top + qrSide + 10;
}

const measureHeight = 34;

/** Where the scale of a measure begins, and how long it is. */
function scalePlace(document: Pdf) {
  const { left, right } = document.page.margins;
  const width = document.page.width - left - right;
  return {
    left,
    begins: left + width * nameShare,
    length: width * 0.4,
    rest: width * (0.6 - nameShare) - 12,
  };
}

type Measure = Extract<PdfBlock, { kind: "measure" }>;

/** The line, the interval and the dot: decoration, so they are no part of what is read. */
function scale(document: Pdf, { mean, low, high }: Measure): void {
  const { begins, length } = scalePlace(document);
  const at = (score: number) => begins + (length * score) / 100;
  const middle = document.y + 8;
  document.markContent("Artifact", { type: "Layout" });
  document
    .moveTo(begins, middle)
    .lineTo(begins + length, middle)
    .lineWidth(0.5)
    .strokeColor(hair)
    .stroke();
  if (low !== null && high !== null)
    document.moveTo(at(low), middle).lineTo(at(high), middle).lineWidth(1.6).strokeColor(ink).stroke();
  document.circle(at(mean), middle, 3.2).fillColor(ink).fill();
  document.endMarkedContent();
}

/** The name before the scale and the figure after it. */
function measure(document: Pdf, { name, value }: Measure): void {
  const { left, begins, length, rest } = scalePlace(document);
  const top = document.y;
  document
    .font("plain")
    .fontSize(11)
    .fillColor(ink)
    .text(name, left, top, { width: begins - left - 12 });
  document.font("bold").text(value, begins + length + 12, top, { width: rest });
  document.x = left;
  document.y = top + measureHeight;
}

/** A hairline between parts; decoration, so it is no part of what is read. */
function rule(document: Pdf): void {
  document.moveDown(0.25);
  const { left, right } = document.page.margins;
  document.markContent("Artifact", { type: "Layout" });
  document
    .moveTo(left, document.y)
    .lineTo(document.page.width - right, document.y)
    .lineWidth(0.7)
    .strokeColor(hair)
    .stroke();
  document.endMarkedContent();
  document.moveDown(0.4);
}
