/** What the phone keeps and sends. */
export default {
  held: "没有信号，还没有发出去。写的都在这一页，有信号了再按一次。",
};
