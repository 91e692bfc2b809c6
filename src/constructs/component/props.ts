import type { Shape } from '../../intent/prop-table.js';
import { optional, type PropsOf, required } from '../object/props.js';
import {
  aFlag,
  aList,
  aMap,
  aNumber,
  anObject,
  aPair,
  aText,
  either,
  endpoints,
  listOf,
  mapOf,
  texts,
} from '../object/shapes.js';
import type { Scaling } from '../scaling/scaling.js';
import type { ComponentProps } from './component.js';
import { resourceProps, sidecar, step, variables, volume } from './pod-props.js';
import type { ProgramNames } from './program.js';
import type { ObjectNames, ReplicatedProps } from './replicated-component.js';

export const programNames = { config: optional(aText), secrets: optional(aText) } satisfies PropsOf<ProgramNames>;

export const objectNames = {
  ...programNames,
  autoscaler: optional(aText),
  disruptionBudget: optional(aText),
} satisfies PropsOf<ObjectNames>;

/** What every component has. */
export const componentProps = {
  name: optional(aText),
  image: required(aText),
  command: optional(texts),
  args: optional(texts),
  before: optional(listOf(anObject(step))),
  sidecars: optional(mapOf(anObject(sidecar))),
  ports: optional(mapOf(either(aNumber, aMap))),
  config: optional(aMap),
  configAs: optional(either(aText, aMap)),
  env: optional(variables),
  files: optional(aMap),
  calls: optional(endpoints),
  access: optional(aList),
  after: optional(aList),
  resources: required(anObject(resourceProps)),
  selector: optional(aMap),
  labels: optional(aMap),
  podAnnotations: optional(aMap),
  objectives: optional(aList),
  alerts: optional(aList),
  waivers: optional(aList),
  user: optional(aNumber),
  writable: optional(aMap),
  volumes: optional(mapOf(anObject(volume))),
  names: optional(anObject(programNames)),
  container: optional(aMap),
  pod: optional(aMap),
} satisfies PropsOf<ComponentProps>;

const scalingProps = {
  cpu: optional(aNumber),
  memory: optional(aNumber),
  load: optional(aList),
  metrics: optional(aList),
  behavior: optional(aMap),
} satisfies PropsOf<Scaling>;

/** What every Deployment of ours has. */
export const replicatedProps = {
  ...componentProps,
  replicas: optional(either(aNumber, aPair('fewest', 'most', aNumber))),
  scaling: optional(anObject(scalingProps)),
  recommend: optional(aFlag),
  whenDown: optional(aText),
  disruption: optional(aMap),
  reload: optional(aFlag),
  names: optional(anObject(objectNames)),
} satisfies PropsOf<ReplicatedProps>;

/** Whichever way it asks. */
const aProbe: Shape = {
  ...anObject({
    initialDelay: optional(aNumber),
    period: optional(aNumber),
    timeout: optional(aNumber),
    failures: optional(aNumber),
    path: optional(aText),
    port: optional(aText),
    command: optional(texts),
    tcp: optional(aText),
  }),
  allowed: 'a probe such as httpGet("/live")',
};

/** The probes of a server. */
export const probeProps = { liveness: required(aProbe), readiness: required(aProbe), startup: optional(aProbe) };
