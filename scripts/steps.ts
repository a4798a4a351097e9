/** Tells the person at the terminal what is going on and how long it took. */

/** Runs one step and prints a line with its time; `work` may return a remark for that line. */
export async function step<T>(
  title: string,
  work: () => Promise<T> | T,
  remark: (result: T) => string | undefined = () => undefined,
): Promise<T> {
  const begin = performance.now();
  const result = await work();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1).padStart(5);
  const said = remark(result);
  console.log(`  done  ${seconds} s  ${title}${said ? `: ${said}` : ""}`);
  return result;
}
