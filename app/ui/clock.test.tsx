import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LanguageProvider } from "#app/i18n/use-messages.tsx";
import { Clock, type ClockFace } from "./clock.tsx";

function shown(face: ClockFace, language: "zh-CN" | "en" = "zh-CN", brief = false) {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <Clock face={face} brief={brief} />
    </LanguageProvider>,
  );
}

describe("a clock", () => {
  it("says in words what its shape and colour say", () => {
    expect(shown({ kind: "in_time", days: 34 })).toContain("时限内，还有 34 天");
    expect(shown({ kind: "due_soon", days: 2 }, "en")).toContain("Due soon, 2 days left");
    expect(shown({ kind: "overdue", days: 1 }, "en")).toContain("1 day overdue");
    expect(shown({ kind: "in_time", days: 9 }, "zh-CN", true)).toContain("还有 9 天");
    expect(shown({ kind: "due_today" })).toContain("今天到期");
  });

  it("has a shape of its own for each kind that matters, hidden from screen readers", () => {
    const kinds: ClockFace[] = [
      { kind: "in_time", days: 3 },
      { kind: "due_soon", days: 3 },
      { kind: "overdue", days: 3 },
      { kind: "waiting" },
      { kind: "none" },
    ];
    const shapes = kinds.map((face) => /aria-hidden="true"[^>]*>(.*?)<\/svg>/.exec(shown(face))?.[1]);
    expect(new Set(shapes).size).toBe(kinds.length);
  });
});
