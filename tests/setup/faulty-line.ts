/**
 * A line that fails as weak ones do, on purpose and the same way every time: it stands between a client and a server on
 * this machine and decides for each connection what becomes of it.
 */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "../../prisma/seed/random.ts";

export type Fate =
  | "fine"
  /** It breaks before the request is through. */
  | "lost_before"
  /** The server has done it; the answer is lost. */
  | "lost_after"
  /** The server gets it twice; one answer comes back. */
  | "repeated"
  /** Another request overtakes it. */
  | "late";

export type FaultyLine = {
  readonly port: number;
  /** How often each fate came. */
  readonly fates: ReadonlyMap<Fate, number>;
  /** How often it broke by `cutEvery`. */
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
};

/** One request a connection: the client closes after each. `cutEvery`: the line breaks whenever so many bytes went out. */
export async function faultyLine({
  to,
  random,
  fates: chances,
  cutEvery = Number.POSITIVE_INFINITY,
}: {
  readonly to: () => number;
  readonly random: Random;
  /** Of 100 connections; the rest is fine. */
  readonly fates: Partial<Record<Exclude<Fate, "fine">, number>>;
  readonly cutEvery?: number;
}): Promise<FaultyLine> {
  const fates = new Map<Fate, number>();
  const open = new Set<Socket>();
  let sinceCut = 0;
  let cuts = 0;
  /** Whether the line breaks with these bytes. */
  const breaks = (bytes: number): boolean => {
    sinceCut += bytes;
    if (sinceCut < cutEvery) return false;
    sinceCut = 0;
    cuts += 1;
    return true;
  };
  const choose = (): Fate => {
    let left = random.between(1, 100);
    for (const fate of ["lost_before", "lost_after", "repeated", "late"] as const) {
      left -= chances[fate] ?? 0;
      if (left <= 0) return fate;
    }
    return "fine";
  };
  const server = createServer((client) => {
    const fate = choose();
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    open.add(client);
    client.on("close", () => open.delete(client));
    void carry(client, { fate, to: to(), wait: random.between(5, 60), breaks }).catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    fates,
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function carry(
  client: Socket,
  {
    fate,
    to,
    wait,
    breaks,
  }: {
    readonly fate: Fate;
    readonly to: number;
    readonly wait: number;
    readonly breaks: (bytes: number) => boolean;
  },
): Promise<void> {
  client.on("error", () => client.destroy());
  if (fate === "lost_before") {
    client.once("data", () => client.destroy());
    return;
  }
  const upstream = connect(to, "127.0.0.1");
  upstream.on("error", () => client.destroy());
  upstream.on("close", () => client.destroy());
  client.on("close", () => {
    // What the client gave up is still done by the server.
    if (fate !== "lost_after") upstream.end();
  });
  const sent: Buffer[] = [];
  client.on("data", (chunk) => {
    if (breaks(chunk.length)) {
      client.destroy();
      upstream.destroy();
      return;
    }
    if (fate === "repeated") sent.push(chunk);
    if (fate !== "late") upstream.write(chunk);
    else void pause(wait).then(() => upstream.writable && upstream.write(chunk));
  });
  let answered = false;
  upstream.on("data", (chunk) => {
    if (fate === "lost_after") return void client.destroy();
    client.write(chunk);
    if (fate !== "repeated" || answered) return;
    answered = true;
    const again = connect(to, "127.0.0.1");
    again.on("error", () => again.destroy());
    again.on("data", () => undefined);
    again.write(Buffer.concat(sent));
  });
}
