/** `npm run lighthouse`: see scripts/lighthouse.ts for what it does once the packages are there. */
import { runInstalled } from "./bootstrap.mjs";

await runInstalled("lighthouse.ts", "production");
