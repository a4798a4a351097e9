/** The kind of device a browser says it runs on: enough for a person to know their own sign-ins apart. */
export const devices = [
  "android_phone",
  "harmony_phone",
  "apple_phone",
  "tablet",
  "computer",
  "unknown",
] as const;
export type Device = (typeof devices)[number];

/** Reads a User-Agent header. More of it is not kept. */
export function deviceOf(userAgent: string): Device {
  if (/iPad|Tablet/i.test(userAgent)) return "tablet";
  if (/iPhone/.test(userAgent)) return "apple_phone";
  if (/HarmonyOS|OpenHarmony/.test(userAgent)) return "harmony_phone";
  if (/Android/.test(userAgent)) return /Mobile/.test(userAgent) ? "android_phone" : "tablet";
  return /Windows NT|Macintosh|X11/.test(userAgent) ? "computer" : "unknown";
}

export function isDevice(name: string): name is Device {
  return devices.some((device) => device === name);
}
