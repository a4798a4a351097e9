/** What the mini-program asks: a code of `wx.login`. The answer is JSON, with words that the mini-program has itself. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { DeliveryFailure } from "#app/notifications/delivery-failure.ts";
import { countTry, type Limit } from "#app/platform/rate-limit.server.ts";
import type { WechatClient } from "./wechat-client.server.ts";
import { wechatOf } from "./wechat-of.server.ts";

export type MiniProgramProblem = "not_offered" | "code" | "busy" | "too_many" | "unbound";

const shape = z.object({ code: z.string().min(1).max(200) });
/** Of one address; a village hall or a mobile network has one for many. */
const limits: readonly Limit[] = [
  { name: "wechat.address.minute", points: 60, seconds: 60 },
  { name: "wechat.address.hour", points: 600, seconds: 3_600 },
];

const noStore = { "Cache-Control": "no-store" };

/** Does `answer` with the code; every failure has a reason that the mini-program can say. */
export async function withCode<Answer extends object>(
  { request, context }: Pick<LoaderFunctionArgs, "request" | "context">,
  answer: (client: WechatClient, code: string) => Promise<Answer | MiniProgramProblem>,
): Promise<Response> {
  const client = wechatOf(context.env, context.db);
  if (client === null) return refusal("not_offered", 404);
  if (!(await countTry(context.db, limits, context.clientAddress)).ok) return refusal("too_many", 429);
  const read = shape.safeParse(await request.json().catch(() => null));
  if (!read.success) return refusal("code", 400);
  try {
    const given = await answer(client, read.data.code);
    if (typeof given === "object") return Response.json(given, { headers: noStore });
    return refusal(given, 409);
  } catch (failure) {
    if (!(failure instanceof DeliveryFailure)) throw failure;
    return failure.temporary ? refusal("busy", 503) : refusal("code", 400);
  }
}

function refusal(problem: MiniProgramProblem, status: number): Response {
  return Response.json({ problem }, { status, headers: noStore });
}
