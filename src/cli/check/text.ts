import type { Waived } from '../../checks/waivers.js';
import { formatObject } from '../../problem.js';
import { counted } from '../print.js';
import { type Report, summaryOf } from './report.js';

/** The last lines of the report for people: every waiver, then the numbers. */
export function reportSummary(report: Report): string {
  const { objects, errors, warnings, waived } = summaryOf(report);
  const numbers = [counted(errors, 'error'), counted(warnings, 'warning'), ...(waived ? [`${waived} waived`] : [])];
  return [...report.waived.map(waivedLine), `${counted(objects, 'object')}: ${numbers.join(', ')}`].join('\n');
}

export const waivedLine = ({ problem: { id, object }, waiver: { reason, owner, until } }: Waived): string =>
  `waived ${id}: ${formatObject(object)} until ${until}: ${reason} (${owner})`;
