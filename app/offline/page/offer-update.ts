/** Offers a new version, and changes to it when the person says so: never in the middle of a form. */
import { registerServiceWorker, whenChanged } from "../register-service-worker.ts";

export function offerUpdate(): void {
  void registerServiceWorker((change) => {
    const strip = document.getElementById("phone-update");
    const button = strip?.querySelector("button");
    if (!strip || !button) return;
    strip.hidden = false;
    button.addEventListener(
      "click",
      () => {
        whenChanged(() => location.reload());
        change();
      },
      { once: true },
    );
  });
}
