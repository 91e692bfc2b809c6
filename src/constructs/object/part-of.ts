import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels } from '../../intent/endpoint.js';

const partOf = 'app.kubernetes.io/part-of';

/** The label of a construct's system, for pods that an operator makes: without it what selects a system's pods misses them. */
export function partOfSystem(scope: Construct): Labels {
  const system = Chart.of(scope).labels[partOf];
  return system === undefined ? {} : { [partOf]: system };
}
