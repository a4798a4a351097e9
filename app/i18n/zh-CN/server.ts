/** Answers to requests that never reach a page. */
export default {
  unreadable: "这个网址读不懂。请核对后再打开。",
  failed: "这一步没有办成，问题在我们这边。请过几分钟再试。",
  foreign: "这一步是从别的网站发来的，没有办。请回到本站再点一次。",
  unannounced: "没收到完整内容，没有办。请换一个浏览器再试。",
  tooLarge: "内容太大，没有收下。每件材料不超过 20 MB，最多 9 件。",
  home: "回首页",
};
