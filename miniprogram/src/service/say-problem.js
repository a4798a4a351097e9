/**
 * @param {typeof import("../words/zh")} words
 * @param {unknown} problem as `ask` rejects with it
 * @returns {string}
 */
function sayProblem({ problems }, problem) {
  const known = /** @type {Record<string, string>} */ (problems);
  return (typeof problem === "string" ? known[problem] : undefined) || problems.other;
}

module.exports = { sayProblem };
