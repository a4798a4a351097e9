import { expect, it } from "vitest";
import { deviceOf } from "./device.ts";

it("knows the devices that people here sign in with apart", () => {
  const mobile = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36";
  expect(deviceOf(`Mozilla/5.0 (Linux; Android 12; V2118A) ${mobile}`)).toBe("android_phone");
  expect(deviceOf(`Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) ${mobile}`)).toBe("harmony_phone");
  expect(deviceOf("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)")).toBe("apple_phone");
  expect(deviceOf("Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X)")).toBe("tablet");
  expect(deviceOf("Mozilla/5.0 (Linux; Android 13; SM-X700) Chrome/120.0 Safari/537.36")).toBe("tablet");
  expect(deviceOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64)")).toBe("computer");
  expect(deviceOf("curl/8.0")).toBe("unknown");
});
