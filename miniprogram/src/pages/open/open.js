const worded = require("../../behaviors/worded");
const { openable } = require("../../rules/addresses");
const { askForTicket } = require("../../service/ask");
const settings = require("../../settings");

/** Milliseconds. Whoever has bound their WeChat comes in signed in, unless the line is too slow to ask. */
const patience = 3000;

Component({
  behaviors: [worded],
  data: { src: "", said: "", path: "" },
  methods: {
    /**
     * `path`: of the service, from a page of the shell or a message; `q`: a whole address, from a code scanned in WeChat
     * itself. Both are escaped, and both may come from anybody.
     * @param {{ path?: string, q?: string }} query
     */
    async onLoad({ path = "", q = "" }) {
      const openablePath = openable(unescaped(q || path || "/"), settings.origin);
      if (openablePath === null) {
        this.setData({ said: "foreign" });
        return;
      }
      this.setData({ path: openablePath });
      await this.enter();
    },
    async enter() {
      const ticket = handedTicket() || (await ticketOfBound());
      const to = encodeURIComponent(this.data.path);
      const address = ticket ? `/wechat/enter?ticket=${encodeURIComponent(ticket)}&to=${to}` : this.data.path;
      this.setData({ said: "", src: settings.origin + address });
    },
    fail() {
      this.setData({ src: "", said: "failed" });
    },
    async again() {
      await this.enter();
    },
    home() {
      wx.reLaunch({ url: "/pages/home/home" });
    },
  },
});

/** Good once: taken from where the page before left it. */
function handedTicket() {
  const { globalData } = getApp();
  const { ticket } = globalData;
  globalData.ticket = "";
  return ticket;
}

/** Nobody is asked to sign in who only wants to read. */
async function ticketOfBound() {
  try {
    const { ticket, bound } = await askForTicket(patience);
    return bound ? ticket : "";
  } catch {
    return "";
  }
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
