/** Signing in through the mini-program, and what it sends. */
export default {
  title: "微信登录",
  lead: "绑定以后，从微信小程序进来不用再收验证码。",
  manage: "看看绑了没有",
  none: "还没有绑定微信。",
  bound: (when: string) => `已经绑定了微信（${when}）。`,
  bind: "绑定这个微信",
  onlyOwn: "只绑您自己的微信：谁能用这个微信，谁就能看您的事项。借别人的手机办事，不要绑。",
  unbind: "解除绑定",
  how: "要绑定，请在微信里打开本市的“有说法”小程序，点“登录”。",
  notOffered: "本市还没有开通小程序。",
  doneBound: "绑好了。下次从小程序进来就已经登录。",
  doneUnbound: "解除了。下次从小程序进来要收验证码。",
  problems: {
    no_ticket: "没有绑成：请回到小程序，再点一次“登录”。",
    of_another: "没有绑成：这个微信已经绑在别的账号上。先用那个账号登录，解除绑定。",
  },
  /** At most 20 characters: WeChat's templates take no more in a `thing`. */
  news: "有新的进展，点开看看",
};
