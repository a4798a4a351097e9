/** A phone with WeChat: pages of the mini-program are rendered and pressed, `wx` answers as the test says. */
import { createRequire } from "node:module";
import path from "node:path";
import { vi } from "vitest";

const require = createRequire(import.meta.url);
const root = path.join(import.meta.dirname, "../../miniprogram/src/");

export const settings = require(`${root}settings.js`) as { origin: string; template: string };
export const { openable } = require(`${root}rules/addresses.js`) as {
  readonly openable: (text: string, origin: string) => string | null;
};

type Answer = { readonly statusCode: number; readonly data: unknown };

export type Phone = {
  /** Of WeChat's menu, and what somebody chose. */
  readonly storage: Map<string, unknown>;
  /** Pages that were opened, in order. */
  readonly opened: string[];
  /** What the service was asked. */
  readonly asked: { readonly url: string; readonly data: unknown }[];
  readonly app: { readonly globalData: { ticket: string } };
  /** What it answers from now on; a text is the `errMsg` of a request that failed. */
  answer: Answer | string;
  /** What a scanned code says; null for a camera that was closed. */
  code: string | null;
  /** What somebody says when WeChat asks, or the error code. */
  consent: string | number;
};

/** Sets `wx` for the pages of one test. */
export function aPhone({ language = "zh_CN" } = {}): Phone {
  const phone: Phone = {
    storage: new Map(),
    opened: [],
    asked: [],
    app: { globalData: { ticket: "" } },
    answer: { statusCode: 200, data: { ticket: "ticket-1", bound: false } },
    code: null,
    consent: "accept",
  };
  const open = ({ url }: { readonly url: string }) => void phone.opened.push(url);
  vi.stubGlobal("getApp", () => phone.app);
  vi.stubGlobal("wx", {
    getAppBaseInfo: () => ({ language }),
    getStorageSync: (key: string) => phone.storage.get(key) ?? "",
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
    navigateTo: open,
    reLaunch: open,
    login: ({ success }: { readonly success: (given: object) => void }) => success({ code: "code-1" }),
    request: ({ url, data, success, fail }: Request) => {
      phone.asked.push({ url, data });
      if (typeof phone.answer === "string") fail({ errMsg: phone.answer });
      else success(phone.answer);
    },
    scanCode: ({ success }: { readonly success: (given: object) => void }) =>
      phone.code === null ? undefined : success({ result: phone.code }),
    requestSubscribeMessage: ({ tmplIds, success, fail }: Consent) => {
      if (typeof phone.consent === "number") fail({ errCode: phone.consent });
      else success({ [tmplIds[0] ?? ""]: phone.consent });
    },
  });
  return phone;
}

type Request = {
  readonly url: string;
  readonly data: unknown;
  readonly success: (answer: Answer) => void;
  readonly fail: (failure: { readonly errMsg: string }) => void;
};
type Consent = {
  readonly tmplIds: readonly string[];
  readonly success: (answers: object) => void;
  readonly fail: (failure: { readonly errCode: number }) => void;
};

export type PageName = "home" | "sign-in" | "messages" | "scan" | "open";

export type ShownPage = {
  /** What stands on it. */
  readonly text: () => string;
  /** Presses the button with these words. */
  readonly press: (words: string) => Promise<void>;
  /** The address of the service that it shows; null for none. */
  readonly webView: () => string | null;
  /** The web-view could not load. */
  readonly failToLoad: () => Promise<void>;
  readonly hasLargeText: () => boolean;
};

/** Renders a page as it stands on the phone; `query` is what it was opened with. */
export async function showPage(name: PageName, query?: Readonly<Record<string, string>>): Promise<ShownPage> {
  const simulate = require("miniprogram-simulate") as Simulate;
  const id = simulate.load(`${root}pages/${name}/${name}`, { compiler: "simulate", rootPath: root });
  const page = simulate.render(id);
  page.attach(document.createElement("main"));
  if (query !== undefined) await page.instance.onLoad?.(query);
  const settled = () => simulate.sleep(20);
  await settled();
  const buttons = () => page.querySelectorAll(".press");
  return {
    text: () => page.dom.textContent ?? "",
    press: async (words) => {
      const button = buttons().find(({ dom }) => dom.textContent?.trim() === words);
      if (button === undefined)
        throw new Error(`no button “${words}” among ${buttons().map(({ dom }) => dom.textContent)}`);
      button.dispatchEvent("tap");
      await settled();
    },
    webView: () => page.data.src || null,
    failToLoad: async () => {
      page.instance.fail?.();
      await settled();
    },
    hasLargeText: () => page.querySelectorAll(".large").length > 0,
  };
}

type Rendered = {
  readonly dom: HTMLElement;
  readonly data: { readonly src?: string };
  readonly instance: {
    readonly onLoad?: (query: object) => Promise<void> | void;
    readonly fail?: () => void;
  };
  readonly attach: (parent: HTMLElement) => void;
  readonly querySelectorAll: (selector: string) => Rendered[];
  readonly dispatchEvent: (name: string) => void;
};
type Simulate = {
  readonly load: (path: string, options: object) => string;
  readonly render: (id: string) => Rendered;
  readonly sleep: (milliseconds: number) => Promise<void>;
};
