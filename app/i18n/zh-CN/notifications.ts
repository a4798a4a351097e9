/** What is sent to people. An SMS has 70 characters a segment, the signature included. */
export default {
  code: (code: string, minutes: number) =>
    `【有说法】验证码 ${code}，${minutes} 分钟内有效。别告诉任何人，工作人员也不会问您要。`,
  /** The registered notice template: `news` is one of the lines below. */
  notice: (number: string, news: string) => `【有说法】事项 ${number}：${news}。`,
  /** At most 35 characters each: gateways allow no more in one value of a template. */
  news: {
    petition_received: (due: string | null) =>
      due === null ? "已经收到" : `收到了，最晚 ${due}书面告诉您归谁办`,
    petition_registered: (due: string | null) =>
      due === null ? "已经登记" : `已经登记，最晚 ${due}告诉您是否受理`,
    petition_material_asked: (_due: string | null) => "还缺材料，要补什么写在里面",
    petition_accepted: (due: string | null) => (due === null ? "已经受理" : `已经受理，最晚 ${due}答复您`),
    petition_declined: (_due: string | null) => "这里不受理，该去哪里办写在里面",
    petition_directed: (_due: string | null) => "要走法定途径，去哪里、带什么写在里面",
    petition_taken_over: (due: string | null) =>
      due === null ? "已由新的单位接办" : `新的单位接办了，最晚 ${due}书面告诉您`,
    petition_extended: (due: string | null) =>
      due === null ? "情况复杂，办理期限延长了" : `情况复杂，延长到 ${due}`,
    petition_answered: (_due: string | null) => "处理意见出来了，请您看看",
    petition_review_decided: (_due: string | null) => "复查复核的意见出来了，请您看看",
    petition_hearing: (due: string | null) =>
      due === null ? "听证的时间、地点写在里面" : `听证的时间、地点写在里面，最晚 ${due}复核`,
    petition_overdue: (_due: string | null) => "已经超期，督办人员收到了提醒，您不用再跑",
    petition_closed: (_due: string | null) => "办结了。办得怎么样，您可以评",
    booking_booked: (when: string | null) => (when === null ? "律师约好了" : `律师约好了，${when}`),
    booking_moved: (when: string | null) => (when === null ? "约的时间改了" : `约的时间改到 ${when}`),
    booking_called_off: (when: string | null) =>
      when === null ? "律师有事来不了，请另约" : `${when}律师有事来不了，请另约`,
    booking_offered: (when: string | null) =>
      when === null ? "有空了，给您留着" : `有空了，给您留到 ${when}，要的话请点开`,
    booking_lapsed: (_when: string | null) => "留给您的时间过了，已经让给下一位",
    waiting_over: (_when: string | null) => "没有排到，可以另约时间",
    booking_tomorrow: (when: string | null) =>
      when === null ? "您约的律师快到时间了" : `您约了律师，${when}，别忘了`,
    booking_soon: (when: string | null) =>
      when === null ? "您约的律师快到时间了" : `您约的律师快到时间了，${when}`,
    booking_served: (_when: string | null) => "律师这次办完了。办得怎么样，您可以评",
    booking_opinion: (_when: string | null) => "律师给了体检意见，请登录看看",
    booking_follow_up: (_due: string | null) => "体检意见到回头看的日子了，请说说办得怎样",
    adviser_receipt: (_when: string | null) => "企业说收到您的意见了",
    adviser_opinion_marked: (_when: string | null) => "企业说了意见办得怎样",
    adviser_follow_up: (_due: string | null) => "体检意见到回头看的日子了",
    adviser_booked: (when: string | null) => (when === null ? "有人约了您" : `有人约了您，${when}`),
    adviser_moved: (when: string | null) => (when === null ? "约您的人改了时间" : `约您的人改到 ${when}`),
    adviser_cancelled: (when: string | null) => (when === null ? "约您的人取消了" : `${when}的约取消了`),
    adviser_unrecorded: (when: string | null) =>
      when === null ? "有个约还没有记" : `${when}的约还没有记，请记一笔`,
    adviser_closed_unrecorded: (when: string | null) =>
      when === null ? "有个约没有记，时间退回了" : `${when}的约没有记，时间退回了`,
    petition_assigned: (due: string | null) => (due === null ? "分给您办" : `分给您办，最晚 ${due}`),
    petition_urged: (_due: string | null) => "督办催办，请书面说明进展",
    question_assigned: (due: string | null) =>
      due === null ? "有人问您一个法律问题" : `有人问您法律问题，最晚 ${due}答复`,
    question_replied: (due: string | null) =>
      due === null ? "问您的人回话了" : `问您的人回话了，最晚 ${due}答复`,
    question_withdrawn: (_due: string | null) => "问您的人不问了，不用再答复",
    question_due_soon: (due: string | null) =>
      due === null ? "有个法律问题快到期了" : `法律问题快到期了，最晚 ${due}答复`,
    question_handed_on: (_due: string | null) => "问您的问题到期没有答复，已经换人",
    question_asked_back: (due: string | null) =>
      due === null ? "律师想再问您几句，写在里面" : `律师想再问您几句，请在 ${due}以前回话`,
    question_reply_soon: (due: string | null) =>
      due === null ? "律师还在等您回话" : `律师还在等您回话，${due}以前都可以`,
    question_answered: (_due: string | null) => "律师答复了，请您看看",
    question_moved: (due: string | null) =>
      due === null ? "换了一位律师看您的问题" : `换了一位律师，最晚 ${due}答复您`,
    question_published: (_due: string | null) => "您同意公开的答复去掉姓名公开了",
    rating_low: (due: string | null) => (due === null ? "有人不满意，请回访" : `有人不满意，${due} 前回访`),
    rating_called_back: () => "您的差评，我们回访过了",
    rectification_assigned: (due: string | null) =>
      due === null ? "有测评问题要整改" : `有测评问题要整改，最晚 ${due}`,
    rectification_answered: () => "整改答复了，请核实",
    rectification_sent_back: (due: string | null) =>
      due === null ? "整改退回了，要再改" : `整改退回了，最晚 ${due} 改好`,
    rectification_extended: (due: string | null) => (due === null ? "整改期限改了" : `整改期限改到 ${due}`),
    rectification_verified: () => "整改核实了，改好了",
    rectification_due_soon: (due: string | null) =>
      due === null ? "整改快到期了" : `整改快到期了，最晚 ${due}`,
    clock_due_soon: (due: string | null) => (due === null ? "快到期了" : `快到期了，最晚 ${due}`),
    clock_due_today: () => "今天是最后一天",
    clock_overdue: (due: string | null) => (due === null ? "已经超期" : `已经超期，应在 ${due}办完`),
  },
  /** On a lock screen: whoever looks at the phone reads it. */
  push: { title: "有说法", body: "您有一条新消息" },
  email: {
    codeSubject: "有说法：验证码",
    code: (code: string, minutes: number) =>
      `验证码 ${code}，${minutes} 分钟内有效。别告诉任何人，工作人员也不会问您要。\n\n您没有要过的话，不用理这封邮件。`,
    subject: "有说法：您有一条新消息",
    text: (number: string, news: string, address: string) =>
      `事项 ${number}：${news}。\n\n登录后看：${address}\n\n这封邮件是自动发的，不用回。不想再收，登录后在“怎样通知您”里改。`,
  },
  choices: {
    title: "怎样通知您",
    lead: "有了进展，总会写在“消息”里。还可以这样告诉您：",
    saved: "记下了。",
    sms: "短信",
    smsLegend: "哪些进展发短信",
    smsAll: "都发",
    smsImportant: "只发要紧的",
    smsImportantHint: "受理、答复、改期这些跟您的权利和时间有关的，总会发。",
    quiet: "安静时间",
    quietLegend: "什么时候不打扰您",
    quietHint: "当天就要办的急事除外，比如律师临时来不了。",
    quietCity: (from: string, to: string) => `按市里的：${from} 到 ${to}`,
    quietCityNone: "按市里的（现在没有设）",
    quietNone: "随时可以",
    quietOwn: "我自己定",
    quietFrom: "从",
    quietTo: "到",
    save: "记下",
    push: "这台手机的通知",
    pushLead: "锁屏上只写“您有一条新消息”，不写您的名字和事情。",
    pushOn: "这台手机会通知您。",
    pushOff: "这台手机现在不通知。",
    pushTurnOn: "打开通知",
    pushTurnOff: "不要通知了",
    pushNeedsScript: "要打开通知，浏览器得允许运行脚本。",
    pushUnsupported: "这个浏览器收不了通知。微信里请看短信和“消息”；用手机自带的浏览器打开本页可以试试。",
    pushDenied: "浏览器不让本站发通知。请在浏览器的“网站设置”里允许，再回到这里。",
    pushFailed: "没有开成：浏览器的通知服务没有回应。可以过一会儿再试，短信照常发。",
    pushNowhere: "这里还没有开通手机通知。",
    email: "邮件",
    emailLead: "您的企业在这里有事项时，进展也发到这个邮箱。",
    emailNone: "还没有邮箱。",
    emailAdd: "加一个邮箱",
    emailAddress: "邮箱地址",
    emailSend: "发验证码",
    emailCode: "邮件里的 6 位验证码",
    emailSent: (address: string) => `验证码发到 ${address} 了，5 分钟内有效。`,
    emailConfirm: "用这个邮箱",
    emailChange: "换一个",
    emailRemove: "不要邮件了",
    emailWrong: "请写完整的邮箱地址，比如 name@example.com。",
    emailNotSent: "邮件现在发不出去，请过一会儿再试。",
    problems: {
      smsChoice: "请选一项。",
      quiet: "请选一项。",
      quietSame: "开始和结束不能是同一个时间。",
      time: "请选一个时间。",
    },
  },
  inbox: {
    title: "消息",
    lead: (unread: number) => (unread === 0 ? "没有未看的。" : `${unread} 条没看过。`),
    empty: "还没有消息。您的事项有了进展，会写在这里，也会发短信。",
    emptyStaff: "还没有消息。分给您的事项、催办和期限提醒会写在这里。",
    unread: "新",
    caseNumber: (number: string) => `编号 ${number}`,
    markRead: "都看过了",
    older: "看更早的",
    account: "我的账号",
    choices: "怎样通知您",
  },
  demonstration: {
    title: "演示收件箱",
    lead: "演示里什么都不真发，本来要发出去的短信、邮件和通知都在这里。正式系统没有这一页。",
    empty: "还没有。",
    to: { sms: "短信", email: "邮件", push: "手机通知", wechat: "微信消息", inbox: "消息" },
    refresh: "刷新",
  },
};
