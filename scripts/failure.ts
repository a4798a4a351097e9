/** An expected failure, told to the person in one sentence that says what to do; no stack trace. */
export class PlainFailure extends Error {}

/** Prints why a script failed and makes the process end with 1. */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof PlainFailure) console.error(error.message);
  else console.error(error);
}
