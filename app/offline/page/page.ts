/**
 * Runs on every page, also on those that are sent without the scripts of the page itself: what a phone with a weak line
 * needs everywhere. It says what the server put into `#phone-says` and `#phone-waiting` (app/ui/phone-bars.tsx) and nothing of
 * its own, so it carries no catalogue.
 */
import { offerUpdate } from "./offer-update.ts";
import { sayWhenSeen } from "./say-when-seen.ts";
import { switchPush } from "./switch-push.ts";
import { watchForms } from "./watch-forms.ts";
import { watchOutbox } from "./watch-outbox.ts";

offerUpdate();
sayWhenSeen();
switchPush();
watchForms();
void watchOutbox();
