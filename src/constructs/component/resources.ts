import type { ResourceRequirements } from '../../../imports/k8s.js';
import type { Range, Resources } from '../../intent/resources.js';
import { amountOf } from '../../manifest/quantity.js';
import { type Problem, problem } from '../../problem.js';

export type { Range, Resources } from '../../intent/resources.js';

/** What is wrong with requests and limits. */
export function resourceProblems(resources: Resources): Problem[] {
  const named: [string, Range | undefined, string][] = [
    ['cpu', resources.cpu, '"250m" or "2"'],
    ['memory', resources.memory, '"256Mi" or "1Gi"'],
    ['ephemeral-storage', resources.ephemeralStorage, '"100Mi" or "2Gi"'],
  ];
  return named.flatMap(([name, range, like]) => (range ? rangeProblems(name, range, like) : []));
}

function rangeProblems(name: string, [request, limit]: Range, like: string): Problem[] {
  const problems: Problem[] = [];
  const amounts = [request, limit].map((text, i) => {
    const amount = amountOf(text);
    if (amount === undefined) {
      problems.push(
        problem('resources', `the ${name} ${i === 0 ? 'request' : 'limit'} is "${text}".`, {
          hint: `A quantity looks like ${like}.`,
        }),
      );
    }
    return amount;
  });
  problems.push(...unlikely(name, request, 'request'), ...unlikely(name, limit, 'limit'));
  const [least, most] = amounts;
  if (least !== undefined && most !== undefined && least > most) {
    problems.push(
      problem('resources', `the ${name} request "${request}" is above the limit "${limit}".`, {
        hint: 'Lower the request or raise the limit.',
      }),
    );
  }
  return problems;
}

/** No program runs in a memory below this. */
const leastMemory = 2 ** 20;

/** Cores that few nodes have. */
const manyCores = 64;

/** A unit that was forgotten: "100" is a hundred cores, "256" are bytes. */
function unlikely(name: string, text: string, what: 'request' | 'limit'): Problem[] {
  const amount = Number(amountOf(text));
  if (name === 'memory' && amount > 0 && amount < leastMemory) {
    const hint = `Give it a unit: "${/^\d+$/.test(text) ? text : '256'}Mi".`;
    return [problem('resources', `the memory ${what} is "${text}", which is ${amount} bytes.`, { hint })];
  }
  if (name === 'cpu' && /^\d+$/.test(text) && amount >= manyCores) {
    const hint = `Write "${text}m" for ${amount / 1000} cores. ${amount} cores are more than most nodes have.`;
    return [
      {
        ...problem('resources', `the cpu ${what} is "${text}", which is ${amount} cores.`, { hint }),
        severity: 'warning',
      },
    ];
  }
  return [];
}

/** The API's form. */
export function requirements({ cpu, memory, ephemeralStorage }: Resources): ResourceRequirements {
  const pick = (i: 0 | 1) => ({
    cpu: cpu[i],
    memory: memory[i],
    ...(ephemeralStorage && { 'ephemeral-storage': ephemeralStorage[i] }),
  });
  return { requests: pick(0), limits: pick(1) };
}
