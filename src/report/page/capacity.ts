import type { ReportWorkload } from '../model/report.js';
import { type Context, isShown } from './context.js';
import { h } from './dom.js';
import { chip, matches, table } from './table.js';

const isLasting = ({ kind }: ReportWorkload): boolean => kind !== 'Job' && kind !== 'CronJob';

const cores = (value: number): string => `${Math.round(value * 100) / 100}`;
const gibibytes = (value: number): string => `${Math.round((value / 2 ** 30) * 100) / 100} GiB`;
const span = (least: string, most: string): string => (least === most ? least : `${least} to ${most}`);

/** What systems request, with the fewest pods and with the most, and what that costs. */
export function capacityTable(context: Context): HTMLElement {
  const { environment, report, query } = context;
  const rows = environment.systems
    .filter(({ name }) => isShown(context, name) && matches(query, name))
    .map(system => {
      const own = environment.workloads.filter(each => each.system === system.name && isLasting(each));
      const sum = (amount: (each: ReportWorkload) => number) => own.reduce((total, each) => total + amount(each), 0);
      return {
        ...system,
        pods: span(`${sum(({ min }) => min)}`, `${sum(({ max }) => max)}`),
        cpu: span(cores(sum(({ cpu = 0, min }) => cpu * min)), cores(sum(({ cpu = 0, max }) => cpu * max))),
        memory: span(
          gibibytes(sum(({ memory = 0, min }) => memory * min)),
          gibibytes(sum(({ memory = 0, max }) => memory * max)),
        ),
        unknown: own.filter(({ cpu, memory }) => cpu === undefined || memory === undefined).length,
      };
    });
  const { prices } = report;
  return table(
    `Requests of what keeps running${prices ? `; cost a month in ${prices.currency}, by prices of ${prices.date}` : ''}`,
    [
      { head: 'System', cell: row => row.name },
      { head: 'Objects', cell: row => row.objects, number: true },
      { head: 'Pods', cell: row => row.pods, number: true },
      { head: 'CPU cores', cell: row => row.cpu, number: true },
      { head: 'Memory', cell: row => row.memory, number: true },
      { head: 'Without requests', cell: row => (row.unknown > 0 ? chip('warn', `${row.unknown}`) : '0'), number: true },
      ...(prices
        ? [
            {
              head: 'Typical cost',
              cell: (row: (typeof rows)[number]) => row.cost?.typical.toFixed(2) ?? '',
              number: true,
            },
            {
              head: 'From least to most',
              cell: (row: (typeof rows)[number]) =>
                row.cost ? span(row.cost.minimum.toFixed(2), row.cost.maximum.toFixed(2)) : '',
              number: true,
            },
          ]
        : []),
    ],
    rows,
  );
}

/** Budgets against a typical month. */
export function costTable(context: Context): HTMLElement | undefined {
  const { report, environment } = context;
  const rows = report.budgets.filter(
    ({ system, environments }) => isShown(context, system) && environments.includes(environment.name),
  );
  if (rows.length === 0) return undefined;
  return h(
    'div',
    {},
    table(
      'Budgets and a typical month',
      [
        { head: 'Budget', cell: row => row.name },
        { head: 'System', cell: row => row.system },
        { head: 'For', cell: row => row.environments.join(', ') },
        { head: 'Budgeted', cell: row => row.monthly.toFixed(2), number: true },
        { head: 'Typical', cell: row => row.typical.toFixed(2), number: true },
        {
          head: 'State',
          cell: row => (row.over > 0 ? chip('bad', `over by ${row.over.toFixed(2)}`) : chip('good', 'within')),
        },
      ],
      rows,
    ),
  );
}
