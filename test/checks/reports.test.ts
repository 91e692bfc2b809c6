import { runChecks } from '../../src/checks/registry.js';
import { alerts } from './reports/alerts.js';
import { operators } from './reports/operators.js';
import { order } from './reports/order.js';
import { refused } from './reports/refused.js';
import type { Report } from './reports/report.js';
import { rights } from './reports/rights.js';
import { sizes } from './reports/sizes.js';
import { traffic } from './reports/traffic.js';
import { writers } from './reports/writers.js';
import { graphOf } from './support/tester.js';

const reports: readonly Report[] = [
  ...order,
  ...operators,
  ...refused,
  ...writers,
  ...alerts,
  ...traffic,
  ...rights,
  ...sizes,
];

const checksThatFind = (yaml: string, { profile }: Report): readonly string[] =>
  runChecks(graphOf(yaml), { kubernetes: '1.35' }, { profile: profile ?? 'default' }).map(({ id }) => id);

const mended = ({ faulty, mend }: Report): string =>
  mend.reduce((yaml, [text, fixed]) => {
    if (!yaml.includes(text)) throw new Error(`nothing to mend: ${text}`);
    return yaml.replace(text, () => fixed);
  }, faulty);

test.each(reports.map(report => [report.check, report.name, report] as const))(
  '%s finds %s, and nothing once it is mended',
  (check, _, report) => {
    expect(checksThatFind(report.faulty, report)).toContain(check);
    expect(checksThatFind(mended(report), report)).not.toContain(check);
  },
);
