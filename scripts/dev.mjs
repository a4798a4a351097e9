/** `npm run dev`: see scripts/dev.ts for what it does once the packages are there. */
import { runInstalled } from "./bootstrap.mjs";

await runInstalled("dev.ts", "development");
