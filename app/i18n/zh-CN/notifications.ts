/** What is sent to people. An SMS has 70 characters a segment, the signature included. */
export default {
  code: (code: string, minutes: number) =>
    `【有说法】验证码 ${code}，${minutes} 分钟内有效。别告诉任何人，工作人员也不会问您要。`,
  demonstration: {
    title: "演示短信箱",
    lead: "演示里不发真短信，本来要发到手机上的都在这里。正式系统没有这一页。",
    empty: "还没有短信。",
    to: (phone: string) => `发给 ${phone}`,
    refresh: "刷新",
  },
};
