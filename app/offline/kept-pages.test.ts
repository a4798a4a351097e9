import { describe, expect, it } from "vitest";
import { isWorthKeeping } from "./kept-pages.ts";

describe("a phone keeps for when there is no signal", () => {
  it.each([
    "/",
    "/mine",
    "/cases/261123000019",
    "/cases/261123000019/add_material",
    "/advice/village",
    "/advice/bookings/261123000019",
    "/which-door",
    "/deadlines",
    "/surveys/2026",
    "/say/at-once",
    "/chambers",
    "/chambers/bookings/261123000019/record",
  ])("%s", (path) => {
    expect(isWorthKeeping(path)).toBe(true);
  });
});

describe("a phone never keeps", () => {
  it.each([
    "/account",
    "/account/document",
    "/sign-in",
    "/sign-in/staff",
    "/say/who",
    "/say/check",
    "/say/receipt/261123000019",
    "/desk",
    "/desk/petitions/261123000019",
    "/desk/petitions/261123000019/identity",
    "/chambers/questions/261123000019",
    "/demo/inbox",
    "/cases/261123000019/attachments/1",
  ])("%s", (path) => {
    expect(isWorthKeeping(path)).toBe(false);
  });
});
