/**
 * `npm run admin:create`: makes the first administrator of the installation at DATABASE_URL and prints the code with
 * which they set their password. Asks for name and mobile number, or takes `--name NAME --phone NUMBER`.
 */
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import { setupCodeGroups, setupCodeSettings } from "#app/accounts/set-up-password.server.ts";
import { createFirstAdministrator } from "#app/organisations/create-first-administrator.server.ts";
import { createDb } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { PlainFailure, reportFailure } from "../server/failure.ts";
import { demonstrationEnv, isExternal, productionEnv } from "./configuration.ts";
import { migrate } from "./migrate.ts";
import { withServer } from "./postgres.ts";

const refusals = {
  exists:
    "There is an administrator who can sign in already. They add others under 单位和人员 (/desk/organisations).",
  no_city: "The divisions are not loaded yet. Run npm start once, or npm run divisions:load FILE.",
};

async function adminCreate(env: Env): Promise<void> {
  const { name, phone } = await whoItIs();
  await migrate(env.databaseUrl);
  const db = createDb(env.databaseUrl, { connections: 2 });
  try {
    const made = await createFirstAdministrator({ db, env, now: () => new Date() }, { name, phone });
    if (!made.ok) throw new PlainFailure(refusals[made.reason]);
    console.log(
      [
        `${name} is an administrator of ${made.organisationName}.`,
        `Setup code: ${setupCodeGroups(made.setupCode).join(" ")}  (once, within ${setupCodeSettings.days} days)`,
        `Set the password at ${env.publicOrigin}${addresses.staffPassword} with a code sent to ${phone}.`,
      ].join("\n"),
    );
  } finally {
    await db.$disconnect();
  }
}

/** From the command line, or from the terminal for what is not there. Throws PlainFailure. */
async function whoItIs(): Promise<{ readonly name: string; readonly phone: string }> {
  const { values } = parseArgs({ options: { name: { type: "string" }, phone: { type: "string" } } });
  const name = (values.name ?? (await asked("Name: "))).trim();
  if ([...name].length < 2 || [...name].length > 20)
    throw new PlainFailure("The name needs 2 to 20 characters.");
  const phone = readPhoneNumber(values.phone ?? (await asked("Mobile number: ")));
  if (!phone.ok) throw new PlainFailure("A mobile number has 11 digits and begins with 1.");
  return { name, phone: phone.number };
}

async function asked(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new PlainFailure("Name the administrator: npm run admin:create -- --name 姓名 --phone 13800000000");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

if (import.meta.main) {
  const work = isExternal()
    ? productionEnv().then(adminCreate)
    : withServer((url) => adminCreate(demonstrationEnv(url)));
  await work.catch(reportFailure);
}
