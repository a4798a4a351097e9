/** All languages, for the server: loaders and actions use them as `messagesFor(languageOf(request))`. */
import { addCatalogue } from "./catalogues.ts";
import * as en from "./en/index.ts";
import * as zh from "./zh-CN/index.ts";

export { defaultLanguage, isLanguage, type Language, type Messages, messagesFor } from "./catalogues.ts";

addCatalogue("zh-CN", zh);
addCatalogue("en", en);
