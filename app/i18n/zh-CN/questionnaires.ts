/** Questionnaires, at the assessor's desk. */
export default { title: "问卷" };
