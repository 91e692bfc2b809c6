import type { Resolved } from '../../config/resolve.js';
import type { Labels } from '../../intent/endpoint.js';
import type { Problem } from '../../problem.js';
import { calledProblems } from '../foreign/called.js';
import type { Port } from '../network/port.js';
import { nameProblems } from '../object/names.js';
import { waiverProblems } from '../object/waive.js';
import type { ComponentProps } from './component.js';
import type { ComponentParts } from './component-parts.js';
import { afterProblems, imageProblems, labelProblems } from './component-problems.js';
import { probedPorts, probeProblems } from './probe.js';
import { programNameProblems } from './program.js';
import { resourceProblems } from './resources.js';
import { sidecarProblems } from './sidecars.js';
import { variableProblems } from './variables.js';
import { volumeProblems } from './volume-problems.js';
import { defaultWritable, writableProblems } from './writable.js';

/** What is wrong with the props of any component, each by itself. */
export const componentProblems = (
  { name, selector }: { readonly name: string; readonly selector: Labels },
  props: ComponentProps,
): readonly Problem[] => [
  ...nameProblems('the component', name),
  ...imageProblems(props.image, ...(props.before ?? []).map(step => step.image)),
  ...programNameProblems(props.names),
  ...resourceProblems(props.resources),
  ...writableProblems(props.writable, props.resources.ephemeralStorage),
  ...volumeProblems(props.volumes),
  ...labelProblems(selector, props.labels),
  ...calledProblems(props.calls),
  ...afterProblems(props.after),
  ...waiverProblems(props.waivers),
];

/** What a pod is made of, together with its props. */
interface Made extends ComponentParts {
  readonly ports: readonly Port[];
  readonly resolved: Resolved | undefined;
}

/** What is wrong with what its pods are made of, together. */
export function podProblems(props: ComponentProps, { ports, probes = {}, resolved }: Made): readonly Problem[] {
  const { env, sidecars, volumes = {}, writable = defaultWritable, container } = props;
  const own = ports.filter(port => port.container === undefined);
  const catalogued = [...Object.keys(resolved?.plain ?? {}), ...(resolved?.secrets ?? []).map(each => each.variable)];
  return [
    ...variableProblems(env, catalogued),
    ...sidecarProblems(sidecars, { ports, volumes, writable }),
    ...probeProblems(Object.values(probes), probedPorts(own, container?.ports)),
  ];
}
