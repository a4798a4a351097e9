import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, describe, expect, it } from "vitest";
import { outboxHeader, resultHeader } from "#app/offline/outbox/entry.ts";
import type { Db } from "#app/platform/db.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { answerOutbox } from "./outbox.ts";

// Nobody is signed in, so nothing is looked up.
const app = express();
app.use(answerOutbox({ env: anEnv(), db: {} as Db, now: () => new Date() }));
app.post("/taken", (_request, response) => {
  response.set(resultHeader, "/cases/261123000019").redirect("/cases/261123000019");
});
app.post("/elsewhere", (_request, response) => response.redirect("/say"));
app.post("/signed-out", (_request, response) => response.redirect("/sign-in?return=%2Fmine"));
app.post("/again", (_request, response) => response.send("<form></form>"));
app.post("/busy", (_request, response) => response.status(503).end());
const server = app.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close());

const send = (path: string, headers: Record<string, string> = { [outboxHeader]: "visitor" }) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    method: "POST",
    headers,
    redirect: "manual",
  });

describe("an outbox", () => {
  it.each([
    ["/taken", 204],
    // A draft that is gone leads back to the beginning: it was not taken.
    ["/elsewhere", 422],
    ["/signed-out", 401],
    ["/again", 422],
    ["/busy", 503],
  ])("that sends to %s is answered %i", async (path, status) => {
    const answer = await send(path);
    expect(answer.status).toBe(status);
  });

  it("is told where the result is shown", async () => {
    expect((await send("/taken")).headers.get(resultHeader)).toBe("/cases/261123000019");
  });

  it("of somebody who is not signed in any more sends nothing", async () => {
    expect((await send("/taken", { [outboxHeader]: "somebody-else" })).status).toBe(401);
  });
});

it("leaves the forms of pages alone", async () => {
  const answer = await send("/taken", {});
  expect({ status: answer.status, to: answer.headers.get("Location") }).toEqual({
    status: 302,
    to: "/cases/261123000019",
  });
});
