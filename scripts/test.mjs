/** `npm test`: see scripts/test.ts for what it does once the packages are there. */
import { runInstalled } from "./bootstrap.mjs";

await runInstalled("test.ts", "test");
