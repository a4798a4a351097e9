const worded = require("../../behaviors/worded");
const { tellAgreed } = require("../../service/ask");
const { sayProblem } = require("../../service/say-problem");
const settings = require("../../settings");

/** 用户关闭了主开关: somebody has switched off every message of this mini-program. */
const switchedOff = 20004;

Component({
  behaviors: [worded],
  data: { busy: false, said: "", offered: settings.template !== "" },
  methods: {
    /** WeChat asks only in answer to a press. */
    async agree() {
      if (this.data.busy) return;
      this.setData({ busy: true, said: "" });
      this.setData({ said: await this.asked(), busy: false });
    },
    async asked() {
      const { words } = this.data;
      try {
        const answer = await subscribe();
        if (answer !== "accept") return words.messages[answer];
        await tellAgreed();
        return words.messages.agreed;
      } catch (problem) {
        return sayProblem(words, problem);
      }
    },
  },
});

/** @returns {Promise<"accept" | "refused" | "switchedOff">} */
function subscribe() {
  const { template } = settings;
  return new Promise((resolve, reject) => {
    wx.requestSubscribeMessage({
      tmplIds: [template],
      success: (answers) => {
        const answer = /** @type {Record<string, string>} */ (answers)[template];
        resolve(answer === "accept" ? "accept" : "refused");
      },
      fail: ({ errCode }) => (errCode === switchedOff ? resolve("switchedOff") : reject("other")),
    });
  });
}
