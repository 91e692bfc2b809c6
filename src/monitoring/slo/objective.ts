import { type Problem, problem } from '../../problem.js';
import { matching } from '../../promql/matcher.js';
import type { Bound } from '../conditions/quantile-above.js';
import { ingressNginx } from '../exporters/ingress-nginx.js';
import type { Counter, Histogram, Where } from '../metric.js';
import { type Decimal, decimal, restOfHundred, times, toNumber } from './decimal.js';
import { goodEvents, type Sli, withinBound } from './sli.js';

/** A share of events that must be good over 30 days. */
export interface Objective {
  /** Unique in its component: `availability`. */
  readonly name: string;
  /** `99.9%` */
  readonly target: string;
  /** Which events there are, and which of them are bad. */
  readonly sli: Sli;
  /** Fewer bad events in an hour page nobody, and in six hours raise no warning, whatever their share. @default 5 */
  readonly badEvents?: number;
}

interface Common<M> {
  readonly of: M;
  readonly name?: string;
  readonly badEvents?: number;
}

/** A share of events that must not go wrong: `availability('99.9%', { of: requests, errors: { code: matching('5..') } })`. */
export const availability = <const M extends Counter>(
  target: string,
  props: Common<M> & { readonly where?: Where<NoInfer<M>>; readonly errors: Where<NoInfer<M>> },
): Objective => ({
  ...common(props, 'availability'),
  target,
  sli: goodEvents<Counter>(props.of, props.where, props.errors),
});

/** A share of measurements that must be within a bound of the histogram: `latency('95%', { of: duration, within: 0.25 })`. */
export const latency = <const M extends Histogram>(
  target: string,
  props: Common<M> & { readonly where?: Where<NoInfer<M>>; readonly within: Bound<NoInfer<M>> },
): Objective => ({
  ...common(props, 'latency'),
  target,
  sli: withinBound<Histogram>(props.of, props.where, props.within),
});

/** A share of requests through a route of ingress-nginx that must be answered, for servers without metrics of their own: `routed('99.9%', { ingress: 'shop' })`. */
export const routed = (
  target: string,
  { ingress, name }: { readonly ingress: string; readonly name?: string },
): Objective =>
  availability(target, {
    of: ingressNginx.requests,
    where: { ingress },
    errors: { status: matching('5..') },
    ...(name !== undefined && { name }),
  });

const common = ({ name, badEvents }: Common<unknown>, otherwise: string) => ({
  name: name ?? otherwise,
  ...(badEvents !== undefined && { badEvents }),
});

const form = /^(?:100|\d{1,2})(\.\d+)?%$/;
/** What burns a month's budget in two days. */
const fastest = decimal('14.4');

/** The share that may be bad: exactly 0.001 for 99.9%. */
export const budgetOf = ({ target }: Objective): Decimal => restOfHundred(decimal(target.slice(0, -1)));

/** What is wrong with the objectives of one component. */
export function objectiveProblems(objectives: readonly Objective[]): Problem[] {
  const names = objectives.map(({ name }) => name);
  return objectives.flatMap((objective, i) => {
    const { name, target, badEvents, sli } = objective;
    const problems = [...sli.problems];
    const addProblem = (message: string, hint: string) => problems.push(problem('objective', message, { hint }));
    if (names.indexOf(name) < i) addProblem(`two objectives are named "${name}".`, 'Give one another: name: "…".');
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      addProblem(`an objective is named "${name}".`, 'Use lower-case letters, digits and "-".');
    if (!form.test(target)) addProblem(`the target is "${target}".`, 'A target is a percentage: "99.9%".');
    else if (toNumber(budgetOf(objective)) <= 0)
      addProblem(
        `the target is ${target}, which leaves no budget.`,
        'Nothing is always good: "99.99%" is a demanding target.',
      );
    else if (toNumber(times(budgetOf(objective), fastest)) >= 1)
      addProblem(
        `the target is ${target}: its budget burns fast at ${toNumber(times(budgetOf(objective), fastest))} bad of one event, which never is.`,
        'Aim higher than 93.06%, or use an alert with a threshold.',
      );
    if (badEvents !== undefined && !(badEvents > 0))
      addProblem(`the least number of bad events is ${badEvents}.`, 'It must be above 0.');
    return problems.map(each => ({ ...each, message: `objective "${name}": ${each.message}` }));
  });
}
