/** The switch for notifications on this phone (app/notifications/push/push-switch.tsx). */

/** How long the service worker may take to be there, in milliseconds. */
const patience = 8_000;

export function switchPush(): void {
  const part = document.getElementById("phone-push");
  if (part === null) return;
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window))
    show(part, "unsupported");
  else if (Notification.permission === "denied") show(part, "denied");
  else void letSwitch(part);
}

function show(part: HTMLElement, state: string): void {
  for (const each of part.querySelectorAll<HTMLElement>("[data-push]"))
    each.hidden = each.dataset.push !== state;
}

async function letSwitch(part: HTMLElement): Promise<void> {
  const form = (state: string) => part.querySelector<HTMLFormElement>(`form[data-push=${state}]`);
  const [off, on] = [form("off"), form("on")];
  off?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await subscribe(part.dataset.key ?? "");
    if (answer === "denied") show(part, "denied");
    else {
      const field = off.elements.namedItem("subscription") as HTMLInputElement;
      // An empty one is answered with what went wrong.
      field.value = answer === null ? "" : JSON.stringify(answer.toJSON());
      off.submit();
    }
  });
  on?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const own = await ownSubscription();
    await own?.unsubscribe().catch(() => false);
    on.submit();
  });
  // A browser that has lost its subscription is told of nothing, whatever the server knows.
  const isOn = (await ownSubscription()) !== null && "told" in part.dataset;
  show(part, isOn ? "on" : "off");
}

async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Asks for permission, as a press may. Null when the browser or its push service could not do it. */
async function subscribe(key: string): Promise<PushSubscription | "denied" | null> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  try {
    const tooLate = new Promise<never>((_, reject) => setTimeout(reject, patience));
    const { pushManager } = await Promise.race([navigator.serviceWorker.ready, tooLate]);
    // One of an earlier key would be refused.
    await (await pushManager.getSubscription())?.unsubscribe();
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  } catch {
    return null;
  }
}
