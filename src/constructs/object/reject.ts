import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Environment } from '../../environment/environment.js';
import { record } from '../../intent/record.js';
import { sourceOf } from '../../intent/source.js';
import { type Problem, refuseErrors } from '../../problem.js';

const collecting = 'plainsail:collect-problems';

/** From here down, `reject` records problems instead of throwing, so that one run tells them all. */
export function collectProblems(root: IConstruct): void {
  root.node.setContext(collecting, true);
}

/** Refuses what was declared: recorded where the tree collects problems, thrown at once everywhere else. Warnings are recorded. */
export function reject(by: IConstruct, problems: readonly Problem[]): void {
  const located = locate(by, problems);
  if (!by.node.tryGetContext(collecting)) refuseErrors(located);
  for (const p of located) record(by, 'problem', p);
}

/** Says what is allowed and yet a risk; it is reported with everything else that a run finds. */
export function warn(by: IConstruct, problems: readonly Problem[]): void {
  for (const p of locate(by, problems)) record(by, 'problem', { ...p, severity: 'warning' });
}

/** Adds where they were declared: line, declaration, environment. */
export function locate(by: IConstruct, problems: readonly Problem[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const place = { source: sourceOf(by), subject: subjectOf(by), environment: Environment.of(by)?.name };
  return problems.map(p => ({ ...p, ...definedOnly(place), ...definedOnly(p) }));
}

/** `Worker "mailer" of shop`: what is in the chart, whatever part of it is meant. */
function subjectOf(by: IConstruct): string | undefined {
  const chart = by.node.scopes.find(Chart.isChart);
  if (!chart) return undefined;
  const declared = by.node.scopes[by.node.scopes.indexOf(chart) + 1];
  return declared ? `${declared.constructor.name} "${declared.node.id}" of ${chart.node.id}` : chart.node.id;
}

const definedOnly = (problem: Partial<Problem>): Problem =>
  Object.fromEntries(Object.entries(problem).filter(([, value]) => value !== undefined)) as unknown as Problem;
