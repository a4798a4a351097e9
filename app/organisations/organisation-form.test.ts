import { describe, expect, it } from "vitest";
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { organisationForm } from "./organisation-form.ts";
import { type Role, roles } from "./organisation-kinds.ts";
import { rolesOf } from "./organisation-roles.ts";

const messages = messagesFor("zh-CN");

describe("the phone of an organisation", () => {
  const read = (phone: string) =>
    organisationForm(messages).safeParse({ name: "荆州区体育局", kind: "bureau", phone }).success;

  it.each(["", "12345", "0716-8123456", "0716-8123456 转 3", "13800000001、0716 8123456", "（0716）8123456"])(
    "may be %j",
    (phone) => expect(read(phone)).toBe(true),
  );

  it.each(["打给老王", "12", "0716-812345x", "----"])("may not be %j", (phone) =>
    expect(read(phone)).toBe(false),
  );
});

describe("the roles", () => {
  it("stand in some kind of organisation each", () => {
    expect(new Set(Object.values(rolesOf).flat())).toEqual(new Set(roles));
  });

  it("are told apart by who sees petitions, as the permissions say", () => {
    const actor = (role: Role) => ({ kind: "staff", role }) as StaffActor;
    for (const role of roles) {
      const { mayDo } = messages.organisations.admin;
      expect(mayDo[role].includes("看不到来件"), role).toBe(!may(actor(role), "petition.read"));
    }
  });
});
