import type { Graph } from '../../graph/graph.js';
import { rules } from '../../graph/prometheus-rules.js';
import { remainingBudget } from '../../monitoring/slo/recordings.js';
import { type PlaceOf, systemOf } from './place.js';
import type { ReportObjective } from './report.js';

/** The objectives that are recorded, each once. */
export function objectivesIn(graph: Graph, placeOf: PlaceOf): readonly ReportObjective[] {
  return rules(graph).flatMap(({ object, record, expr, labels }) => {
    const share = Number(/\/ (0?\.\d+)\s*$/.exec(expr)?.[1]);
    if (record !== remainingBudget || !(share > 0)) return [];
    const name = labels['slo'] ?? '';
    const service = labels['service'] ?? object.name;
    return [
      {
        system: systemOf(object),
        service,
        name,
        target: `${plain(100 - 100 * share)}%`,
        budget: budgetText(share),
        ...placeOf(object),
      },
    ];
  });
}

/** Without the last digits of binary fractions. */
const plain = (value: number): number => Number(value.toPrecision(12));

function budgetText(share: number): string {
  const whole = 1 / share;
  const [bad, all] = Number.isInteger(plain(whole)) ? [1, plain(whole)] : [plain(share * 10_000), 10_000];
  return `${grouped(bad)} of ${grouped(all)} events may be bad in 30 days`;
}

/** `10,000` */
const grouped = (amount: number): string => String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ',');
