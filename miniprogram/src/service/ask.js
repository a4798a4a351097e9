/** What the shell asks of the service, each with a fresh code of `wx.login`. Rejects with the name of a problem (words). */
const settings = require("../settings");

/** Milliseconds. */
const patience = 8000;

/**
 * @param {number} [timeout]
 * @returns {Promise<{ ticket: string, bound: boolean }>}
 */
function askForTicket(timeout = patience) {
  return ask("/wechat/ticket", timeout);
}

/** Tells the service that one more message was agreed to. */
function tellAgreed() {
  return ask("/wechat/accepted", patience);
}

/**
 * @param {string} path
 * @param {number} timeout
 */
async function ask(path, timeout) {
  const code = await loginCode(timeout);
  return new Promise((resolve, reject) => {
    wx.request({
      url: settings.origin + path,
      method: "POST",
      data: { code },
      timeout,
      success: ({ statusCode, data }) => {
        if (statusCode === 200) resolve(data);
        else reject(problemIn(data));
      },
      fail: ({ errMsg }) => reject(/timeout/.test(errMsg) ? "late" : "offline"),
    });
  });
}

/**
 * @param {number} timeout
 * @returns {Promise<string>}
 */
function loginCode(timeout) {
  return new Promise((resolve, reject) => {
    wx.login({ timeout, success: ({ code }) => resolve(code), fail: () => reject("offline") });
  });
}

/** @param {unknown} answer */
function problemIn(answer) {
  const problem = answer !== null && typeof answer === "object" && "problem" in answer ? answer.problem : "";
  return typeof problem === "string" && problem !== "" ? problem : "other";
}

module.exports = { askForTicket, tellAgreed };
