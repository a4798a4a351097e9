import { describe, expect, it } from "vitest";
import { readMultipart, type TakeUpload, type UploadedFile } from "./multipart.server.ts";

const limits = { fileBytes: 1_000, files: 3 };
const noUpload = async () => null;

async function read(form: FormData | BodyInit, headers?: HeadersInit, takeUpload: TakeUpload = noUpload) {
  const files: UploadedFile[] = [];
  const request = new Request("http://localhost/", {
    method: "POST",
    body: form,
    ...(headers ? { headers } : {}),
  });
  const take = async (file: UploadedFile) => {
    files.push(file);
  };
  const result = await readMultipart(request, limits, take, takeUpload);
  return { result, files };
}

function aForm(...names: string[]): FormData {
  const form = new FormData();
  for (const name of names) form.append("files", new File([name], name));
  form.append("narrative", "说过的话");
  return form;
}

describe("a form with files", () => {
  it("gives its files in order and its words, whatever the names of the files are", async () => {
    const { result, files } = await read(aForm("渠;一=二.jpg", "../../etc/passwd", "a\u202egpj.exe"));
    expect(files.map(({ name }) => name)).toEqual(["渠;一=二.jpg", "passwd", "agpj.exe"]);
    expect(files.map(({ bytes }) => bytes?.length)).toEqual([15, 16, 11]);
    expect(result.ok && result.fields.get("narrative")).toBe("说过的话");
  });

  it("drops the bytes of a file beyond the limit and keeps the rest of the form", async () => {
    const form = new FormData();
    form.append("files", new File([new Uint8Array(5_000)], "big"));
    form.append("files", new File(["ok"], "small"));
    form.append("narrative", "还在");
    form.append("files", new File([new Uint8Array(1_000)], "just right"));
    const { result, files } = await read(form);
    expect(files[2]?.bytes?.length).toBe(1_000);
    expect(files.slice(0, 2).map(({ name, bytes }) => [name, bytes?.toString() ?? null])).toEqual([
      ["big", null],
      ["small", "ok"],
    ]);
    expect(result.ok && result.fields.get("narrative")).toBe("还在");
  });

  it("counts files beyond the number instead of reading them", async () => {
    const { result, files } = await read(aForm("1", "2", "3", "4"));
    expect(files).toHaveLength(3);
    expect(result).toMatchObject({ ok: true, filesPassedBy: true });
  });

  it("passes by file boxes that were left empty", async () => {
    const form = new FormData();
    form.append("voice", new File([], ""));
    expect((await read(form)).files).toEqual([]);
  });

  it("says so when it broke off or is no form", async () => {
    const headers = { "Content-Type": "multipart/form-data; boundary=x" };
    const cut = '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nhalf';
    expect((await read(cut, headers)).result).toEqual({ ok: false, reason: "malformed" });
    expect((await read("a=b", { "Content-Type": "text/plain" })).result.ok).toBe(false);
    expect((await read("x", { "Content-Type": "multipart/form-data" })).result.ok).toBe(false);
  });

  it("hands on what taking a file throws, after reading to the end", async () => {
    const request = new Request("http://localhost/", { method: "POST", body: aForm("1", "2") });
    await expect(
      readMultipart(request, limits, () => Promise.reject(new Error("the disk is full")), noUpload),
    ).rejects.toThrow("the disk is full");
  });

  it("takes files that came before it in parts for its own, and says when one of them is not whole", async () => {
    const upload = { field: "files", id: crypto.randomUUID(), name: "../渠.jpg", sha256: "0".repeat(64) };
    const form = aForm("一.jpg");
    form.append("upload", JSON.stringify(upload));
    const whole = await read(form, undefined, async ({ id }) => Buffer.from(id));
    expect(whole.files.map(({ field, name }) => [field, name])).toEqual([
      ["files", "一.jpg"],
      ["files", "渠.jpg"],
    ]);
    expect(whole.files[1]?.bytes?.toString()).toBe(upload.id);
    expect(whole.result.ok && [...whole.result.fields.keys()]).toEqual(["narrative"]);
    expect((await read(form)).result).toEqual({ ok: false, reason: "malformed" });
    form.append("upload", "no upload at all");
    expect((await read(form, undefined, async () => Buffer.from("x"))).result.ok).toBe(false);
  });
});
