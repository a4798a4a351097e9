/** `npm start`: see scripts/start.ts for what it does once the packages are there. */
import { runInstalled } from "./bootstrap.mjs";

await runInstalled("start.ts", "production");
