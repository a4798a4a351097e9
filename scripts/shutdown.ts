/** Ends what was started, in the opposite order, once somebody asks for it or the start fails. */
import { reportFailure } from "../server/failure.ts";

export type Ending = {
  /** Calls `stop` before the process ends. */
  readonly first: (stop: () => Promise<void>) => void;
  /** Undoes what was done and ends the process; `lastLine` is printed after everything else. */
  readonly now: (code: number, lastLine: string) => Promise<never>;
  /** Reports the failure, undoes what was done so far and ends the process with 1. */
  readonly failed: (error: unknown) => Promise<never>;
};

/** Listens for Ctrl-C, for a service manager's request and for the death of the process that started us. */
export function prepareToEnd(): Ending {
  const stops: (() => Promise<void>)[] = [];
  let endingAsked = false;
  const end = async (code: number, lastLine?: string): Promise<never> => {
    try {
      for (const stop of stops.splice(0).reverse()) await stop();
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
    if (lastLine !== undefined) console.log(lastLine);
    process.exit(code);
  };
  const request = () => {
    // A second Ctrl-C does not wait.
    if (endingAsked) process.exit(130);
    endingAsked = true;
    console.log("\nEnding.");
    void end(0);
  };
  const ending: Ending = {
    first: (stop) => void stops.push(stop),
    now: end,
    // What fails because everything is being ended is no news.
    failed: (error) => {
      if (endingAsked) return new Promise<never>(() => undefined);
      endingAsked = true;
      reportFailure(error);
      return end(1);
    },
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, request);
  process.on("uncaughtException", (error) => void ending.failed(error));
  if (process.channel) {
    process.on("disconnect", request);
    process.channel.unref();
  }
  return ending;
}
