import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Callable } from '../../intent/call.js';
import type { Labels } from '../../intent/endpoint.js';
import { sourceOf } from '../../intent/source.js';
import { imageFaults } from '../../manifest/image.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';

/** Labels must not contradict the selector, and a selector of nothing would take every pod. */
export function labelProblems(selector: Labels, labels: Labels = {}): Problem[] {
  if (Object.keys(selector).length === 0)
    return [problem('selector', 'the selector is empty.', { hint: 'Give the labels that only these pods have.' })];
  return Object.entries(labels)
    .filter(([label, value]) => Object.hasOwn(selector, label) && selector[label] !== value)
    .map(([label, value]) =>
      problem('selector', `the label ${label} is "${value}", and the selector wants "${selector[label]}".`, {
        hint: 'Remove the label: the selector gives it to the pods.',
      }),
    );
}

/** What is wrong with images; undefined is what is forgotten where types are not checked. */
export const imageProblems = (...images: readonly (string | undefined)[]): Problem[] =>
  images.flatMap(image =>
    imageFaults(image ?? '').map(fault =>
      problem('image', `the image is "${image}": ${fault}.`, {
        hint: 'Name it as "registry.example.com/shop:1.4.0", by its digest, or by both.',
      }),
    ),
  );

/** A call of `undefined` is what a misspelt port gives where types are not checked. */
export function callProblems(called: unknown, i: number): Problem[] {
  if (isCallable(called)) return [];
  const given = typeof called === 'object' && called !== null ? called.constructor.name : undefined;
  const hint = 'Call an endpoint that a component or store offers.';
  if (given === undefined) return [problem('call', `call ${i + 1} leads to no endpoint.`, { hint })];
  return [
    problem('call', `call ${i + 1} leads to no endpoint: it is of class ${given}.`, {
      hint: `${hint} One of a component is api.port("http"), one of a workload of another library foreign(workload).port("http").`,
    }),
  ];
}

/** Whether a value is an endpoint, or a call to one; the compiler is not asked everywhere. */
export function isCallable(value: unknown): value is Callable {
  const { to = value } = (value ?? {}) as { readonly to?: unknown };
  return typeof to === 'object' && to !== null && 'peer' in to && 'wave' in to;
}

/** Ports of members that are not among their ports. */
export const memberPortProblems = (memberPorts: readonly string[], ports: readonly string[]): Problem[] =>
  memberPorts
    .filter(name => !ports.includes(name))
    .map(name =>
      problem('members', `members call port "${name}", which is not declared.${didYouMean(name, ports)}`, {
        hint: `The ports are ${alternatives(ports)}.`,
      }),
    );

/** What runs after the rollout cannot be waited for in it. */
export const dependencyProblems = (
  dependsOn: readonly ({ readonly name: string; readonly comesLast: boolean } | IConstruct)[] = [],
): Problem[] =>
  dependsOn
    .flatMap(each => ('comesLast' in each && each.comesLast ? each.name : []))
    .map(name =>
      problem('after', `it depends on "${name}", which runs when everything is rolled out.`, {
        hint: `Remove "${name}" from \`dependsOn\`, or let it run in the phase "during".`,
      }),
    );

/** The components of each chart, by name. */
const components = new WeakMap<Chart, Map<string, IConstruct>>();

/** Two components of one name would make the same objects. */
export function repeatedName(component: IConstruct, name: string): Problem[] {
  const chart = Chart.of(component);
  const named = components.get(chart) ?? new Map<string, IConstruct>();
  components.set(chart, named);
  const first = named.get(name) ?? component;
  named.set(name, first);
  if (first === component) return [];
  const place = sourceOf(first);
  return [
    problem(
      'component-name',
      `two components are named "${name}"${place === undefined ? '' : `; the other is at ${place}`}.`,
      {
        hint: 'Give one of them another `name`: all of its objects are named after it.',
      },
    ),
  ];
}
