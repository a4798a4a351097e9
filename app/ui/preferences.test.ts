import { describe, expect, it } from "vitest";
import { languageOf } from "#app/i18n/language.server.ts";
import { preferencesIn, readPreferences, rememberPreferences } from "./preferences.server.ts";

function request(cookie = "", path = "/") {
  return new Request(`http://localhost${path}`, { headers: { Cookie: cookie } });
}

describe("preferences", () => {
  it("come back from the cookies that were set", () => {
    const headers = rememberPreferences({ language: "en", text: "large", theme: "dark" });
    const cookie = headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    expect(readPreferences(request(cookie))).toEqual({ language: "en", text: "large", theme: "dark" });
  });

  it("have defaults for whatever is missing or unknown", () => {
    const standard = { language: "zh-CN", text: "standard", theme: "auto" };
    expect(readPreferences(request())).toEqual(standard);
    expect(readPreferences(request("lang=fr; text=huge; theme; =x"))).toEqual(standard);
  });

  it("take only known values from a form", () => {
    expect(preferencesIn(new URLSearchParams("lang=en&text=x&theme=light&other=1"))).toEqual({
      language: "en",
      theme: "light",
    });
  });
});

describe("languageOf", () => {
  it("hears the address before the cookie", () => {
    expect(languageOf(request("lang=en"))).toBe("en");
    expect(languageOf(request("lang=en", "/?lang=zh-CN"))).toBe("zh-CN");
    expect(languageOf(request("lang=en", "/?lang=xx"))).toBe("en");
  });
});
