/** Places and the bodies in them. */
export default {
  divisions: {
    find: "找村、社区",
    findHint: "写名字里的几个字就行，比如：紫荆",
    search: "找",
    choose: "选一个地方",
    wholePlace: "说不准哪个村，就选这个",
    none: (typed: string) => `没有找到“${typed}”。少写几个字试试，或者从下面一级一级选。`,
    browse: "一级一级选",
    below: (place: string) => `${place}下面`,
    fromTop: "从县市区重新选",
  },
};
