import type { Server } from "node:http";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnv } from "#app/platform/env.server.ts";
import { randomKeys } from "../scripts/keys.ts";
import { boundedBody, nonceOf, sameOriginOnly, securityHeaders, withoutNul } from "./security.ts";

const env = readEnv(
  { PUBLIC_ORIGIN: "https://xinfang.example" },
  { databaseUrl: "postgresql://none", filesDirectory: ".", keys: randomKeys() },
);
let server: Server;
let address: string;

beforeAll(async () => {
  const app = express();
  app.use(securityHeaders(env, false), withoutNul, boundedBody, sameOriginOnly(env));
  app.all("*", (_request, response) => void response.send(nonceOf(response)));
  await new Promise<void>((resolve) => {
    server = app.listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
});
afterAll(() => void server.close());

const post = (headers: Record<string, string>, body: string | ReadableStream = "a=b") =>
  fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body,
    ...(typeof body === "string" ? {} : { duplex: "half" }),
  });

describe("what a request brings", () => {
  it("is large only where files are taken", async () => {
    const sends = (path: string) =>
      fetch(address + path, {
        method: "POST",
        headers: { "Content-Type": "multipart/form-data; boundary=x", "Sec-Fetch-Site": "same-origin" },
        body: "x".repeat(2 * 1024 * 1024),
      }).then(({ status }) => status);
    expect(await sends("/say/what")).toBe(200);
    expect(await sends("/cases/260414003824/add_material")).toBe(200);
    for (const path of ["/sign-in", "/track", "/cases/260414003824/rate", "/say/what/else"])
      expect(await sends(path)).toBe(413);
  });

  it("has no NUL in its address", async () => {
    expect((await fetch(`${address}/windows?find=%00`)).status).toBe(400);
  });
});

describe("where a request comes from", () => {
  it("takes forms of our own pages, by whichever header the browser sends", async () => {
    expect((await post({ "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
    expect((await post({ Origin: "https://xinfang.example" })).status).toBe(200);
    expect((await post({ Origin: address })).status).toBe(200);
    expect((await post({ Referer: `${address}/say/what` })).status).toBe(200);
  });

  it("refuses forms of other sites, and those that do not say where they come from", async () => {
    expect((await post({ "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect((await post({ "Sec-Fetch-Site": "same-site", Origin: address })).status).toBe(403);
    expect((await post({ Origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post({ Origin: "null" })).status).toBe(403);
    expect((await post({ Referer: "https://elsewhere.example/" })).status).toBe(403);
    expect((await post({})).status).toBe(403);
  });

  it("takes from WeChat what carries no cookie, and nothing else", async () => {
    const asked = async (path: string) => {
      const headers = { Referer: "https://servicewechat.com/wx1/1/page-frame.html" };
      return (await fetch(address + path, { method: "POST", headers })).status;
    };
    expect([await asked("/wechat/ticket"), await asked("/wechat/accepted")]).toEqual([200, 200]);
    expect([await asked("/wechat/enter"), await asked("/account/wechat")]).toEqual([403, 403]);
  });

  it("answers in the language of the person", async () => {
    expect(await (await post({})).text()).toContain("没有办");
    expect(await (await post({ Cookie: "lang=en" })).text()).toContain("was not carried out");
  });

  it("lets everybody read", async () => {
    expect((await fetch(address, { headers: { Origin: "https://elsewhere.example" } })).status).toBe(200);
  });
});

describe("how much a request may carry", () => {
  it("refuses a form larger than any of ours", async () => {
    expect((await post({ Origin: address }, "a".repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  it("refuses a body whose length is not announced", async () => {
    const body = new Blob(["a=b"]).stream();
    expect((await post({ Origin: address }, body)).status).toBe(411);
  });
});

describe("the headers", () => {
  it("name another nonce in every answer, and no other source of script", async () => {
    const [one, two] = await Promise.all([fetch(address), fetch(address)]);
    const policies = [one, two].map((answer) => answer.headers.get("Content-Security-Policy"));
    expect(policies[0]).toContain(`script-src 'self' 'nonce-${await one.text()}'`);
    expect(policies[0]).toContain("style-src 'self';");
    expect(policies[0]).not.toBe(policies[1]);
  });

  it("keep to HTTPS where the service is reached by it", async () => {
    const answer = await fetch(address);
    expect(answer.headers.get("Strict-Transport-Security")).toContain("max-age=31536000");
    expect(answer.headers.get("Referrer-Policy")).toBe("same-origin");
  });
});
