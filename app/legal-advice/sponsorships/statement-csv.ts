/** The statement as one table: each line of the page, in minutes, so that a spreadsheet can add it up. */
import type { Messages } from "#app/i18n/index.ts";
import { type CsvCell, csvText } from "#app/platform/csv.ts";
import type { MonthlyStatement } from "./monthly-statement.server.ts";

export function statementCsv(statement: MonthlyStatement, { sponsorships, chambers }: Messages): string {
  const words = sponsorships.statement;
  const { columns } = words;
  const { hours, total, checkUps } = statement;
  const hoursRow = (what: string, minutes: number): CsvCell[] => [
    words.hours,
    null,
    what,
    null,
    null,
    minutes,
    null,
  ];
  const countRow = (what: string, times: number): CsvCell[] => [
    words.checkUps,
    null,
    what,
    times,
    null,
    null,
    null,
  ];
  return csvText([
    [
      columns.part,
      columns.place,
      columns.what,
      columns.times,
      columns.people,
      columns.minutes,
      columns.charged,
    ],
    hoursRow(words.bought, hours.bought),
    hoursRow(words.reserved, hours.reserved),
    hoursRow(words.returned, hours.returned),
    hoursRow(words.held, hours.held),
    hoursRow(words.used, hours.used),
    hoursRow(words.balance, hours.balance),
    ...statement.places.flatMap(({ name, lines }) =>
      lines.map(({ kind, times, people, minutes, charged }): CsvCell[] => [
        words.services,
        name,
        chambers.kinds[kind],
        times,
        people,
        minutes,
        charged,
      ]),
    ),
    [words.services, null, words.total, total.times, total.people, total.minutes, total.charged],
    [words.services, null, words.lateTimes, total.late, null, null, null],
    countRow(words.enterprises, checkUps.enterprises),
    countRow(words.opinions, checkUps.opinions),
    countRow(words.actedOn, checkUps.actedOn),
  ]);
}
