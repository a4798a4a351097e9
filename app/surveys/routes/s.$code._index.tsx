import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titled } from "#app/ui/page-title.ts";
import { AnswerPage } from "../answering/answer-page.tsx";
import { ClosedRound } from "../answering/closed-round.tsx";
import { ForgetWhenOver } from "../answering/forget-when-over.tsx";
import { invitedRound } from "../answering/invited-round.server.ts";
import { readInvitationCode } from "../rounds/invitation-code.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const code = params.code ?? "";
  const invited = await invitedRound(context, code);
  const status = !invited.ok && invited.reason === "unknown" ? 404 : 200;
  return data({ code: readInvitationCode(code) ?? "", invited }, { status, headers: notKept });
}

/** No cache between us and the phone keeps what a code opens. */
const notKept = { "Cache-Control": "private, no-store" };
export const headers = () => notKept;

export const meta = titled((messages) => messages.answering.enter.title);

export default function InvitationPage() {
  const { code, invited } = useLoaderData<typeof loader>();
  if (!invited.ok)
    return (
      <>
        <ClosedRound refusal={invited} isOpen={false} />
        {invited.reason === "over" && <ForgetWhenOver code={code} />}
      </>
    );
  const { round, stratum, isUsed } = invited;
  return (
    <AnswerPage
      round={round}
      isUsed={isUsed}
      source={{ kind: "invitation", code, slug: round.slug, stratum }}
    />
  );
}
