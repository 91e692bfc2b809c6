import type { Shape } from '../../intent/prop-table.js';
import { alerts, objectives } from '../monitoring/alert-props.js';
import { portSpecs } from '../network/port-props.js';
import { deprecated, optional, type PropsOf, required } from '../object/props.js';
import {
  aFlag,
  aMap,
  aNumber,
  anObject,
  aPair,
  aText,
  either,
  endpoints,
  listOf,
  madeWith,
  mapOf,
  texts,
} from '../object/shapes.js';
import { waivers } from '../object/waiver-props.js';
import type { LoadPerPod, Scaling } from '../scaling/scaling.js';
import { accesses } from './api-access.js';
import type { ComponentProps } from './component.js';
import { disruptionShape } from './disruption-budget.js';
import { resourceProps, sidecar, step, variables, volume } from './pod-props.js';
import type { ProgramNames } from './program.js';
import type { ObjectNames, ReplicatedProps } from './replicated-component.js';

export const programNames = { config: optional(aText), secrets: optional(aText) } satisfies PropsOf<ProgramNames>;

export const objectNames = {
  ...programNames,
  autoscaler: optional(aText),
  disruptionBudget: optional(aText),
} satisfies PropsOf<ObjectNames>;

const configDelivery = either(aText, anObject({ file: required(aText) }));
const aComponent = madeWith(['wave', 'node'], 'a component');

/** What every component has. */
export const componentProps = {
  name: optional(aText),
  image: required(aText),
  command: optional(texts),
  args: optional(texts),
  initSteps: optional(listOf(anObject(step))),
  before: deprecated(listOf(anObject(step)), { use: 'initSteps', until: 2 }),
  sidecars: optional(mapOf(anObject(sidecar))),
  ports: optional(portSpecs),
  config: optional(madeWith(['resolve'], 'the configuration of a catalogue')),
  configDelivery: optional(configDelivery),
  configAs: deprecated(configDelivery, { use: 'configDelivery', until: 2 }),
  env: optional(variables),
  files: optional(mapOf(aText)),
  calls: optional(endpoints),
  access: optional(accesses),
  dependsOn: optional(listOf(aComponent)),
  after: deprecated(listOf(aComponent), { use: 'dependsOn', until: 2 }),
  resources: required(anObject(resourceProps)),
  selector: optional(mapOf(aText)),
  labels: optional(mapOf(aText)),
  podAnnotations: optional(mapOf(aText)),
  objectives: optional(objectives),
  alerts: optional(alerts),
  waivers: optional(waivers),
  user: optional(aNumber),
  writable: optional(mapOf(aText)),
  volumes: optional(mapOf(anObject(volume))),
  names: optional(anObject(programNames)),
  container: optional(aMap),
  pod: optional(aMap),
} satisfies PropsOf<ComponentProps>;

const loadPerPod = {
  of: required(madeWith(['query', 'adapterRule'], 'a load such as inFlight(…)')),
  perPod: required(aNumber),
} satisfies PropsOf<LoadPerPod>;

const scalingProps = {
  cpu: optional(aNumber),
  memory: optional(aNumber),
  load: optional(listOf(anObject(loadPerPod))),
  metrics: optional(listOf(aMap)),
  behavior: optional(aMap),
} satisfies PropsOf<Scaling>;

/** What every Deployment of ours has. */
export const replicatedProps = {
  ...componentProps,
  replicas: optional(either(aNumber, aPair('fewest', 'most', aNumber))),
  scaling: optional(anObject(scalingProps)),
  recommend: optional(aFlag),
  whenDown: optional(aText),
  disruption: optional(disruptionShape),
  reload: optional(aFlag),
  names: optional(anObject(objectNames)),
} satisfies PropsOf<ReplicatedProps>;

/** Whichever way it asks. */
export const aProbe: Shape = {
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
