App({
  globalData: {
    /** Handed by the page that asked for it to the one that opens the service; never through an address. */
    ticket: "",
  },
});
