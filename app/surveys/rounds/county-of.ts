/** `421000/421003/…` belongs to `421003`; what stands in the city itself, to the city. Pure. */
export function countyOf(path: string): string {
  const codes = path.split("/").filter(Boolean);
  return codes[1] ?? codes[0] ?? "";
}
