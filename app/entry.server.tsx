import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import "./i18n/index.ts";
import { nobody } from "./accounts/phone-owner.ts";
import { withoutNul } from "./platform/nul-free-stream.server.ts";
import { scriptsLast } from "./platform/scripts-last.server.ts";
import { NonceProvider } from "./ui/nonce.tsx";

/** A page that is not ready by then is cut off, in milliseconds. */
const renderLimit = 10_000;

/** Renders a page. Robots get it whole; people get the first part as soon as it stands. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.cspNonce;
  const waitForAll = isbot(request.headers.get("User-Agent") ?? "");
  return new Promise((resolve, reject) => {
    let shellSent = false;
    let answer = status;
    const respond = () => {
      shellSent = true;
      const body = withoutNul();
      headers.set("Content-Type", "text/html; charset=utf-8");
      headers.set("X-Phone-Owner", ownerOf(remixContext));
      resolve(
        new Response(createReadableStreamFromReadable(body.pipe(scriptsLast())), { headers, status: answer }),
      );
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        [waitForAll ? "onAllReady" : "onShellReady"]: respond,
        onShellError: reject,
        onError(error: unknown) {
          answer = 500;
          // Before the shell is out, the error goes to handleError and to the log from there.
          if (shellSent) console.error(error);
        },
      },
    );
    setTimeout(abort, renderLimit + 1000).unref();
  });
}

/** Whose page it is, for the service worker, which keeps pages of several people apart. */
function ownerOf({ staticHandlerContext }: EntryContext): string {
  const root: unknown = staticHandlerContext.loaderData.root;
  const known = typeof root === "object" && root !== null && "phoneOwner" in root;
  return known && typeof root.phoneOwner === "string" ? root.phoneOwner : nobody;
}
