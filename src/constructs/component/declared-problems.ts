import type { Container } from '../../../imports/k8s.js';
import type { Resolved } from '../../config/resolve.js';
import type { Labels } from '../../intent/endpoint.js';
import type { Waiver } from '../../intent/waiver.js';
import type { Problem } from '../../problem.js';
import { calledProblems } from '../foreign/called.js';
import type { Port } from '../network/port.js';
import { nameProblems } from '../object/names.js';
import { waiverProblems } from '../object/waive.js';
import type { ComponentParts } from './component-parts.js';
import { dependencyProblems, imageProblems, labelProblems } from './component-problems.js';
import type { Step } from './pod.js';
import { probedPorts, probeProblems } from './probe.js';
import { type ProgramNames, programNameProblems } from './program.js';
import { type Resources, resourceProblems } from './resources.js';
import { type Sidecars, sidecarProblems } from './sidecars.js';
import { type Variables, variableProblems } from './variables.js';
import { volumeProblems } from './volume-problems.js';
import type { Volumes } from './volumes.js';
import { defaultWritable, type Writable, writableProblems } from './writable.js';

/** The validated props of any component. */
interface Validated {
  readonly image: string;
  readonly initSteps?: readonly Step[];
  readonly names?: ProgramNames;
  readonly resources: Resources;
  readonly writable?: Writable;
  readonly volumes?: Volumes;
  readonly sidecars?: Sidecars;
  readonly env?: Variables;
  readonly labels?: Labels;
  readonly calls?: readonly unknown[];
  readonly dependsOn?: Parameters<typeof dependencyProblems>[0];
  readonly waivers?: readonly Waiver[];
  readonly container?: Partial<Container>;
}

/** What is wrong with the props of any component, each by itself. */
export const componentProblems = (
  { name, selector }: { readonly name: string; readonly selector: Labels },
  props: Validated,
): readonly Problem[] => [
  ...nameProblems('the component', name),
  ...imageProblems(props.image, ...(props.initSteps ?? []).map(step => step.image)),
  ...programNameProblems(props.names),
  ...resourceProblems(props.resources),
  ...writableProblems(props.writable, props.resources.ephemeralStorage),
  ...volumeProblems(props.volumes),
  ...labelProblems(selector, props.labels),
  ...calledProblems(props.calls),
  ...dependencyProblems(props.dependsOn),
  ...waiverProblems(props.waivers),
];

/** What a pod is made of, together with its props. */
interface Made extends ComponentParts {
  readonly ports: readonly Port[];
  readonly resolved: Resolved | undefined;
}

/** What is wrong with what its pods are made of, together. */
export function podProblems(props: Validated, { ports, probes = {}, resolved }: Made): readonly Problem[] {
  const { env, sidecars, volumes = {}, writable = defaultWritable, container } = props;
  const own = ports.filter(port => port.container === undefined);
  const catalogued = [...Object.keys(resolved?.plain ?? {}), ...(resolved?.secrets ?? []).map(each => each.variable)];
  return [
    ...variableProblems(env, catalogued),
    ...sidecarProblems(sidecars, { ports, volumes, writable }),
    ...probeProblems(Object.values(probes), probedPorts(own, container?.ports)),
  ];
}
