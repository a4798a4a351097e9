const worded = require("../../behaviors/worded");
const { changeLanguage } = require("../../words/words");

Component({
  behaviors: [worded],
  methods: {
    open() {
      wx.navigateTo({ url: "/pages/open/open?path=%2F" });
    },
    /** @param {WechatMiniprogram.TouchEvent} event */
    go({ currentTarget }) {
      const { page } = currentTarget.dataset;
      wx.navigateTo({ url: `/pages/${page}/${page}` });
    },
    changeLanguage() {
      changeLanguage();
      this.lookAgain();
    },
  },
});
