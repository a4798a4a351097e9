/** What an operator sets before uploading (README.md). No secret belongs here: the shell lies on every phone. */
module.exports = {
  /** Of the service, as people type it; registered as request domain and as business domain. */
  origin: "https://xinfang.example.gov.cn",
  /** Id of the subscription template, the same as WECHAT_TEMPLATE of the server. Empty: no messages are offered. */
  template: "",
};
