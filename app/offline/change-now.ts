/** What a page tells a new service worker that waits, when the person says so. */
export const changeNow = "change now";
