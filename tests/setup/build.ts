/** Journeys use the production build; a single `vitest --project journeys` makes it when the sources changed. */
import { buildIfChanged, generateIfChanged } from "../../scripts/build.ts";

export default async function setup() {
  await generateIfChanged();
  await buildIfChanged();
}
