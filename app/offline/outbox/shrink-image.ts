/** Photos are made smaller on the phone before they are sent: what a camera makes is more than a weak line carries. */

/** Bytes; below this a photo goes as it is. */
const largeEnough = 1_500_000;
/** Pixels of the longer side: print on a form is still read. */
const longestSide = 2_560;
const quality = 0.82;
const shrinkable = new Set(["image/jpeg", "image/png", "image/webp"]);

/** The photo as a smaller JPEG; the file itself when it is none, is small, or this browser cannot. */
export async function shrunkImage(file: File): Promise<File> {
  if (file.size < largeEnough || !shrinkable.has(file.type)) return file;
  try {
    // Upright, as the camera was held.
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = sizeWithin(image, longestSide);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext("2d");
    if (pen === null) return file;
    // JPEG knows no transparency; paper is white.
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, height);
    image.close();
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (small === null || small.size >= file.size) return file;
    const name = file.name.replace(/\.\w+$/, "") || "photo";
    return new File([small], `${name}.jpg`, { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    return file;
  }
}

/** Of the same shape, no side longer than this, and never larger. Pixels. */
export function sizeWithin(
  { width, height }: { readonly width: number; readonly height: number },
  longest: number,
): { readonly width: number; readonly height: number } {
  const factor = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
