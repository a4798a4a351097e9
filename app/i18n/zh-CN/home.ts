/** The home page. */
export default {
  title: "您遇到什么事？",
  lead: "说一次就行。谁在办、哪天前答复、凭哪一条，都告诉您。",
  petition: {
    kicker: "信访超市",
    title: "有难处，要个说法",
    text: "反映问题、提意见，打字、说话都行。⟦15 日内⟧书面告诉您归谁办。",
    action: "说说您的事",
  },
  door: {
    kicker: "该找谁",
    title: "拿不准，先问问",
    text: "答几个问题，告诉您⟦该走哪扇门。⟧",
    more: "调解、仲裁、复议、打官司，每一条都写明依据。",
    action: "看看该找谁",
  },
  deadlines: {
    kicker: "算期限",
    title: "哪天前要答复",
    text: "填一个日期，⟦算给您看。⟧",
    more: "为什么是那一天、依据哪一条，一起写出来。",
    action: "算一算",
  },
  track: {
    title: "已经反映过？查进度",
    label: "受理编号",
    hint: "回执上的 12 位数字",
    action: "查",
    withAccount: "找不到编号，用手机号登录查",
  },
  other: {
    title: "不方便用手机",
    phone: "打电话",
    phoneText: "12345，说给接线员听，由他们替您记下来。",
    phoneAction: "打 12345",
    window: "到窗口",
    windowText: "各级综治中心都收，当面说也行。没带手机，工作人员替您填，查询码打在纸上给您。",
    windowAction: "看窗口在哪里、几点开门",
    village: "找村干部",
    villageText: "村干部、网格员可以替您报，⟦要您点头才行。⟧",
  },
  later: "村里的法律顾问和营商环境测评还没有开通，开通后在这里。",
};
