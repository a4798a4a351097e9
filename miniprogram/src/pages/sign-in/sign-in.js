const worded = require("../../behaviors/worded");
const { askForTicket } = require("../../service/ask");
const { sayProblem } = require("../../service/say-problem");

Component({
  behaviors: [worded],
  data: { busy: false, problem: "" },
  methods: {
    async signIn() {
      if (this.data.busy) return;
      this.setData({ busy: true, problem: "" });
      try {
        const { ticket, bound } = await askForTicket();
        getApp().globalData.ticket = ticket;
        const path = bound ? "/mine" : "/account/wechat";
        wx.navigateTo({ url: `/pages/open/open?path=${encodeURIComponent(path)}` });
      } catch (problem) {
        this.setData({ problem: sayProblem(this.data.words, problem) });
      }
      this.setData({ busy: false });
    },
  },
});
