import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titled } from "#app/ui/page-title.ts";
import { AnswerPage } from "../answering/answer-page.tsx";
import { ClosedRound } from "../answering/closed-round.tsx";
import { openLinkRound } from "../answering/open-link-round.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const open = await openLinkRound(context, params.slug ?? "");
  return data({ open }, { status: !open.ok && open.reason === "unknown" ? 404 : 200 });
}

export const meta = titled((messages) => messages.answering.enter.title);

export default function OpenRoundPage() {
  const { open } = useLoaderData<typeof loader>();
  if (!open.ok) return <ClosedRound refusal={open} isOpen />;
  return <AnswerPage round={open.round} isUsed={false} source={{ kind: "open", slug: open.round.slug }} />;
}
