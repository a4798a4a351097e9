const worded = require("../../behaviors/worded");
const { openable } = require("../../rules/addresses");
const settings = require("../../settings");

Component({
  behaviors: [worded],
  data: { foreign: false },
  methods: {
    /** Somebody who closes the camera has said nothing. */
    scan() {
      this.setData({ foreign: false });
      wx.scanCode({ scanType: ["qrCode"], success: ({ result }) => this.openScanned(result) });
    },
    /** @param {string} result */
    openScanned(result) {
      const path = openable(result, settings.origin);
      if (path === null) this.setData({ foreign: true });
      else wx.navigateTo({ url: `/pages/open/open?path=${encodeURIComponent(path)}` });
    },
  },
});
