/** Whether this is a demonstration with invented people and matters. */
export function isDemonstration(): boolean {
  return process.env.DEMONSTRATION === "1";
}
