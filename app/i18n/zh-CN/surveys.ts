/** Business-environment surveys: what every page of theirs shares. */
export default {
  nav: { rounds: "测评轮次", questionnaires: "问卷", rectification: "整改", lists: "清单" },
};
