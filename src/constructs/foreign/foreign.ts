import type { IConstruct } from 'constructs';
import { placeOf } from '../../intent/place.js';
import { sourceOf } from '../../intent/source.js';
import { problem } from '../../problem.js';
import { allowedCallers } from '../network/allowed-caller.js';
import { portSpecs } from '../network/port-props.js';
import { deprecated, optional, type PropsOf, refuseGiven } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, aNumber, aText, either, endpoints, madeWith } from '../object/shapes.js';
import { type Called, calledProblems, callsOf } from './called.js';
import { ForeignWorkload, type ForeignWorkloadProps } from './foreign-workload.js';

export interface ForeignProps extends Omit<ForeignWorkloadProps, 'calls'> {
  /** Endpoints that its pods connect to. Policies at both ends and the order of the rollout follow from it. @default none */
  readonly calls?: readonly Called[];
}

const foreignProps = {
  ports: optional(portSpecs),
  calls: optional(endpoints),
  allowedCallers: optional(allowedCallers),
  admits: deprecated(allowedCallers, { use: 'allowedCallers', until: 2 }),
  service: optional(either(aText, madeWith(['name'], 'a Service'))),
  pods: optional(aNumber),
  harden: optional(aFlag),
} satisfies PropsOf<ForeignProps>;

/**
 * Takes a workload of another library into the network, the quota and the order of its system: a Deployment of
 * cdk8s-plus, of a Helm chart, or a plain ApiObject. Its name, its selector and its pods stay as they are.
 * @param workload the construct; its containers are declared by now
 * @throws ProblemError where it does not make pods, or `harden` meets what Pod Security refuses
 */
export function foreign(workload: IConstruct, props: ForeignProps = {}): ForeignWorkload {
  const { calls = [], ...more } = refuseGiven(foreign, props, foreignProps);
  const before = workload.node.tryFindChild('plainsail');
  if (before instanceof ForeignWorkload) {
    const source = sourceOf(before);
    const place = source === undefined ? '' : ` at ${source}`;
    reject(before, [
      problem('foreign', `"${placeOf(workload)}" is taken in already${place}.`, {
        hint: 'Declare foreign(…) once, before it is called.',
      }),
    ]);
    return before;
  }
  const made = new ForeignWorkload(workload, { ...more, calls: callsOf(calls) });
  reject(made, calledProblems(calls));
  return made;
}
