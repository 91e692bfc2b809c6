import { problem } from '../../problem.js';
import { metricsProps } from '../monitoring/metrics-props.js';
import type { Metrics } from '../monitoring/scraped.js';
import type { PortSpecs } from '../network/port.js';
import { portSpecs } from '../network/port-props.js';
import { deprecated, optional, type PropsOf, required } from '../object/props.js';
import { aFlag, aNumber, anObject, aText, either, listOf } from '../object/shapes.js';
import type { ComponentProps } from './component.js';
import { type Disruption, disruptionShape } from './disruption-budget.js';
import type { Probe } from './probe.js';
import type { ProgramNames } from './program.js';
import { aProbe, componentProps, programNames } from './props.js';

export type PortName<Ports extends PortSpecs> = keyof Ports & string;

export interface StatefulServiceProps<Ports extends PortSpecs = PortSpecs> extends ComponentProps {
  /** Pods that each keep their name, their address and their volumes. @default 1 */
  readonly members?: number;
  /** Ports by name. A Service leads to each by its own number. */
  readonly ports: Ports;
  /** The ports on which members call each other; they find each other before they are ready. @default none */
  readonly memberPorts?: readonly NoInfer<PortName<Ports>>[];
  /** @deprecated `memberPorts` */
  readonly among?: readonly NoInfer<PortName<Ports>>[];
  /** When a member is started, ready and to be restarted. @default none */
  readonly probes?: { readonly liveness?: Probe; readonly readiness?: Probe; readonly startup?: Probe };
  /** Whether members start one after the other, each when the one before is ready, or all at once. @default at once where they call each other */
  readonly start?: 'in order' | 'at once';
  /** Only with two members or more. @default one may be evicted at a time, and only when all others are healthy */
  readonly disruption?: Disruption;
  /** Seconds that a member may take to hand over when it is stopped. @default 30 */
  readonly grace?: number;
  /** Scraped from each member. @default none */
  readonly metrics?: Metrics<NoInfer<PortName<Ports>>> | readonly Metrics<NoInfer<PortName<Ports>>>[];
  /** Reloader restarts the pods when a secret they read by variable changes. @default true where the environment has Reloader */
  readonly reload?: boolean;
  /** Names of its objects, where they are not to follow from its own. @default each is named after the component */
  readonly names?: StatefulNames;
}

/** Names of the objects of a StatefulService, where they are not to follow from its own. */
export interface StatefulNames extends ProgramNames {
  /** The Service that leads to the members that are ready. */
  readonly service?: string;
  /** The headless Service that gives each member its address. @default `<name>-members` */
  readonly members?: string;
  /** The PodDisruptionBudget. */
  readonly disruptionBudget?: string;
}

/** The same where types are not checked. */
export const statefulServiceProps = {
  ...componentProps,
  members: optional(aNumber),
  ports: required(portSpecs),
  memberPorts: optional(listOf(aText)),
  among: deprecated(listOf(aText), { use: 'memberPorts', until: 2 }),
  probes: optional(anObject({ liveness: optional(aProbe), readiness: optional(aProbe), startup: optional(aProbe) })),
  start: optional(aText),
  disruption: optional(disruptionShape),
  grace: optional(aNumber),
  metrics: optional(either(anObject(metricsProps), listOf(anObject(metricsProps)))),
  reload: optional(aFlag),
  names: optional(
    anObject({
      ...programNames,
      service: optional(aText),
      members: optional(aText),
      disruptionBudget: optional(aText),
    } satisfies PropsOf<StatefulNames>),
  ),
} satisfies PropsOf<StatefulServiceProps>;

const starts = ['in order', 'at once'];
export const startProblems = (start: string | undefined) =>
  start === undefined || starts.includes(start)
    ? []
    : [problem('members', `start is "${start}".`, { hint: 'It must be "in order" or "at once".' })];

export const noMajority = (name: string) =>
  problem('members', `${name} has two members, and without one of them there is no majority.`, {
    hint: 'Use one or three where members agree on a leader; waive it where they do not.',
  });
