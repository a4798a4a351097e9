/** What every page has: its words, and whether the text is large. */
const { words } = require("../words/words");

const largeKey = "large";

module.exports = Behavior({
  data: { words: words(), large: false },
  lifetimes: {
    attached() {
      this.lookAgain();
    },
  },
  pageLifetimes: {
    /** Another page may have changed them. */
    show() {
      this.lookAgain();
    },
  },
  methods: {
    lookAgain() {
      this.setData({ words: words(), large: wx.getStorageSync(largeKey) === true });
    },
    changeSize() {
      wx.setStorageSync(largeKey, !this.data.large);
      this.lookAgain();
    },
  },
});
