import type { Passed } from '../approvals/index.js';
import { costSummary } from '../cost/print.js';
import { gitops } from '../intent/gitops.js';
import type { Problem } from '../problem.js';
import { listed } from '../problem.js';
import type { Synthesis } from '../synth/request.js';
import type { Changes, WriteRequest } from '../write/index.js';
import { waivedLine } from './check/text.js';
import { counted, countedBySeverity, print, type Stopwatch, say } from './print.js';

/** `production/codeai  43 objects, 62 checks, 0 warnings, …`, below it each waiver; last what each environment costs. */
export function printUnits({ units, cost, request }: Synthesis, { approvedBy }: Passed): void {
  const heldBack = (request.heldBack ?? []).filter(unit => !isDelivery(unit));
  const width = Math.max(...[...units.keys(), ...heldBack].map(unit => unit.length));
  for (const [unit, { objects, checks, warnings, waived, pairs }] of units) {
    const counts = [
      counted(objects, 'object'),
      counted(checks, 'check'),
      counted(warnings, 'warning'),
      counted(waived.length, 'waiver'),
      `${counted(pairs, 'pair')} proved`,
      ...(approvedBy.has(unit) ? [approval(approvedBy.get(unit))] : []),
    ];
    say(`${unit.padEnd(width)}  ${counts.join(', ')}`);
    for (const each of waived) print(`  ${waivedLine(each)}`);
  }
  for (const unit of heldBack) say(`${unit.padEnd(width)}  held back by its errors: its folder stays as it is`);
  for (const line of cost ? costSummary(cost) : []) print(line);
}

const isDelivery = (unit: string): boolean => unit.split('/')[1] === gitops;

const approval = (name: string | undefined) => (name === undefined ? 'not approved' : `approved by ${name}`);

/** `856 files in dist: all up to date, 2 warnings (758 ms)` */
export function summary(
  { added, changed, removed, unchanged }: Changes,
  request: WriteRequest,
  problems: readonly Problem[],
  time: Stopwatch,
): string {
  const { out, heldBack = [] } = request;
  const files = added.length + changed.length + unchanged.length;
  const changes = [`${added.length} added`, `${changed.length} changed`, `${removed.length} removed`];
  const nothing = added.length + changed.length + removed.length === 0;
  const held = heldBack.length === 0 ? '' : `, ${listed(heldBack)} held back`;
  const found = problems.length === 0 ? '' : `, ${countedBySeverity(problems)}`;
  return `${counted(files, 'file')} in ${out}: ${nothing ? 'all up to date' : changes.join(', ')}${held}${found} (${time()})`;
}
