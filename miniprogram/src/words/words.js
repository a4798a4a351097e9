/** The words of the shell in the person's language: the one they chose, else WeChat's. */
const en = require("./en");
const zh = require("./zh");

const chosenKey = "language";

/** @returns {"zh" | "en"} */
function language() {
  const chosen = wx.getStorageSync(chosenKey);
  if (chosen === "zh" || chosen === "en") return chosen;
  return wx.getAppBaseInfo().language.startsWith("zh") ? "zh" : "en";
}

/** @returns {typeof zh} */
function words() {
  return language() === "zh" ? zh : en;
}

function changeLanguage() {
  wx.setStorageSync(chosenKey, language() === "zh" ? "en" : "zh");
}

module.exports = { words, changeLanguage };
