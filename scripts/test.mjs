/** `npm test`: see scripts/test.ts for what it does once the packages are there. */
import { runInstalled } from "./bootstrap.mjs";

if (!(await runInstalled("test.ts", "test"))) console.log("0 passed, 1 failed");
