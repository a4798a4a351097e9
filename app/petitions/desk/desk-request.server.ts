/** What a request to the desk carries, made safe to ask the database with. */

/** The number in the address; anything that cannot be one is a page that does not exist. */
export function numberIn(params: { readonly number?: string | undefined }): string {
  const { number = "" } = params;
  if (!/^\d{12}$/.test(number)) throw new Response(null, { status: 404 });
  return number;
}

/** The form without the NUL characters that PostgreSQL refuses to store; nothing a person types has any. */
export async function readForm(request: Request): Promise<FormData> {
  const clean = new FormData();
  for (const [name, value] of await request.formData())
    if (typeof value === "string") clean.append(name, value.replaceAll("\0", ""));
  return clean;
}
