/** The catalogue of topics that a new city starts with. An administrator may change it afterwards. */
export type TopicRow = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly nameEn: string;
  readonly sortOrder: number;
  /** The kind of bureau it is suggested to; null when a window decides. */
  readonly bureau: string | null;
};

const groups: readonly (readonly [
  id: string,
  name: string,
  nameEn: string,
  bureau: string | null,
  topics: readonly (readonly [id: string, name: string, nameEn: string, bureau?: string | null])[],
])[] = [
  [
    "water",
    "水利、供水、排水",
    "Water",
    "water",
    [
      ["irrigation", "灌渠、塘堰", "Irrigation"],
      ["supply", "自来水", "Water supply"],
      ["drainage", "排水、内涝", "Drainage", "urban"],
      ["dykes", "堤防、河道", "Dykes and rivers"],
    ],
  ],
  [
    "wages",
    "工资、劳动",
    "Wages and work",
    "labour",
    [
      ["construction", "工程欠薪", "Unpaid construction wages"],
      ["factory", "单位欠薪", "Unpaid wages"],
      ["injury", "工伤", "Work injury"],
      ["insurance", "社保缴纳", "Social insurance"],
    ],
  ],
  [
    "land",
    "土地、山林、水面",
    "Land",
    "resources",
    [
      ["contract", "承包地", "Contracted land", "agriculture"],
      ["requisition", "征地补偿", "Requisition and compensation"],
      ["homestead", "宅基地", "Homestead"],
      ["boundary", "地界纠纷", "Boundaries"],
    ],
  ],
  [
    "housing",
    "房屋、物业",
    "Housing",
    "housing",
    [
      ["damage", "房屋受损", "Damaged houses"],
      ["property", "物业、电梯", "Property management"],
      ["purchase", "买房、办证", "Buying and title"],
      ["demolition", "拆迁安置", "Demolition and resettlement"],
      ["dangerous", "危房改造", "Dangerous houses"],
    ],
  ],
  [
    "roads",
    "道路、交通",
    "Roads and traffic",
    "transport",
    [
      ["village", "乡村道路、桥", "Village roads and bridges"],
      ["lamps", "路灯", "Street lamps", "urban"],
      ["bus", "公交", "Buses"],
      ["parking", "停车", "Parking", "urban"],
      ["safety", "交通安全", "Traffic safety", "police"],
    ],
  ],
  [
    "environment",
    "环境",
    "Environment",
    "environment",
    [
      ["farm", "养殖污染", "Farm pollution"],
      ["noise", "噪声", "Noise"],
      ["air", "油烟、粉尘", "Fumes and dust"],
      ["rubbish", "垃圾", "Rubbish", "urban"],
    ],
  ],
  [
    "assistance",
    "低保、救助、残疾",
    "Assistance",
    "civil",
    [
      ["subsistence", "低保、特困", "Subsistence allowance"],
      ["disability", "残疾人", "Disability"],
      ["elderly", "养老", "Elderly care"],
      ["veterans", "退役军人", "Veterans", "veterans"],
    ],
  ],
  [
    "village",
    "村务、干部",
    "Village affairs",
    null,
    [
      ["accounts", "村账、村务公开", "Village accounts"],
      ["subsidy", "补贴、名额", "Subsidies and places"],
      ["conduct", "干部作风", "Conduct of officials"],
      ["election", "选举", "Elections", "civil"],
    ],
  ],
  [
    "schools",
    "教育",
    "Education",
    "education",
    [
      ["canteen", "食堂、校园安全", "Canteens and safety"],
      ["transfer", "入学、转学", "Admission and transfer"],
      ["fees", "收费、培训", "Fees and tutoring"],
    ],
  ],
  [
    "medical",
    "医疗、医保",
    "Health",
    "health",
    [
      ["reimbursement", "医保报销", "Reimbursement"],
      ["dispute", "医疗纠纷", "Medical disputes"],
      ["public", "公共卫生", "Public health"],
    ],
  ],
  [
    "market",
    "消费、市场",
    "Consumers and markets",
    "market",
    [
      ["shop", "买到假货、退款", "Fake goods and refunds"],
      ["food", "食品安全", "Food safety"],
      ["prepaid", "预付卡、培训班跑路", "Prepaid cards"],
      ["pricing", "价格、计量", "Prices and measures"],
    ],
  ],
  [
    "police",
    "公安、户口",
    "Police and registration",
    "police",
    [
      ["household", "户口、身份证", "Household registration"],
      ["safety", "治安", "Public order"],
      ["fraud", "被骗", "Fraud"],
    ],
  ],
  [
    "courts",
    "法院、检察院",
    "Courts and procuratorates",
    null,
    [
      ["enforcement", "执行", "Enforcement"],
      ["judgment", "不服判决", "Disputed judgments"],
    ],
  ],
  [
    "neighbours",
    "邻里、家事",
    "Neighbours and family",
    "justice",
    [
      ["wall", "邻里纠纷", "Neighbours"],
      ["family", "婚姻、赡养", "Family"],
      ["debt", "借款", "Debts"],
    ],
  ],
  [
    "farming",
    "农业",
    "Farming",
    "agriculture",
    [
      ["subsidy", "种粮补贴", "Grain subsidies"],
      ["supplies", "种子、农药", "Seeds and pesticides"],
      ["machinery", "农机", "Machinery"],
    ],
  ],
  [
    "enterprise",
    "企业、营商",
    "Enterprises",
    "commerce",
    [
      ["arrears", "拖欠账款", "Late payment", "commerce"],
      ["approval", "审批、办证", "Approvals"],
      ["inspection", "乱检查、乱收费", "Improper inspections and fees"],
      ["breach", "违反负面清单", "Breach of the negative list"],
    ],
  ],
];

export const topics: readonly TopicRow[] = groups.flatMap(([group, name, nameEn, bureau, children], at) => [
  { id: group, parentId: null, name, nameEn, sortOrder: at * 100, bureau },
  ...children.map(([id, childName, childNameEn, childBureau], place) => ({
    id: `${group}.${id}`,
    parentId: group,
    name: childName,
    nameEn: childNameEn,
    sortOrder: at * 100 + place + 1,
    bureau: childBureau === undefined ? bureau : childBureau,
  })),
]);
