/**
 * Brings the database server up for integration tests and journeys. `npm test` has done so already and names it
 * in the environment; a single `vitest --project integration` does it here.
 */
import type { TestProject } from "vitest/node";
import { startTestServer } from "./template-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: { readonly serverUrl: string; readonly template: string };
  }
}

export default async function setup(project: TestProject) {
  const { TEST_SERVER_URL: serverUrl, TEST_TEMPLATE: template } = process.env;
  if (serverUrl && template) {
    project.provide("databaseServer", { serverUrl, template });
    return undefined;
  }
  const server = await startTestServer();
  project.provide("databaseServer", { serverUrl: server.serverUrl, template: server.template });
  return server.stop;
}
