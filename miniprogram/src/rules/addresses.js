/** Which addresses the shell opens: those of this service, and none that signs somebody in. Pure. */

const longest = 1000;
/** No escapes: what stands behind them would have to be judged as well. */
const plainPath = /^(\/[A-Za-z0-9_.~-]+)*\/?$/;
const dots = /\/\.{1,2}(\/|$)/;
/** Tickets come from the shell's own request, never from a code or a link. */
const ofTheShell = /^\/wechat(\/|$)/i;

/**
 * The path with its query, for an address of the service or a path of it; null for anything else.
 * @param {string} text what a code, a link or a message says
 * @param {string} origin of the service
 * @returns {string | null}
 */
function openable(text, origin) {
  const said = text.trim();
  const rest = said.startsWith("/") ? said : afterOrigin(said, origin);
  if (rest === null || rest.length > longest) return null;
  const [path = "", ...query] = (rest.split("#")[0] || "").split("?");
  if (!plainPath.test(path) || dots.test(path) || ofTheShell.test(path)) return null;
  const search = query.join("?");
  if (!/^[\x21-\x7e]*$/.test(search)) return null;
  return (path || "/") + (search === "" ? "" : `?${search}`);
}

/**
 * @param {string} text
 * @param {string} origin
 */
function afterOrigin(text, origin) {
  if (!text.startsWith(origin)) return null;
  const rest = text.slice(origin.length);
  return rest === "" || /^[/?#]/.test(rest) ? rest : null;
}

module.exports = { openable };
