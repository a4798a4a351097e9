/** Fetches the words of one language into the browser, once. */
import { addCatalogue, isLoaded, type Language } from "./catalogues.ts";

export async function loadCatalogue(language: Language): Promise<void> {
  if (isLoaded(language)) return;
  addCatalogue(language, await (language === "en" ? import("./en/index.ts") : import("./zh-CN/index.ts")));
}
