/** An expected failure of a command, told in sentences that say what to do; no stack trace. */
export class PlainFailure extends Error {}

/** Prints why a command failed and makes the process end with 1. */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  console.error(error instanceof PlainFailure ? error.message : error);
}
