import type { Resources } from '../../intent/resources.js';
import { optional, type PropsOf, type PropTable, required } from '../object/props.js';
import { aFlag, aMap, anObject, aPair, aText, either, listOf, mapOf, texts } from '../object/shapes.js';
import type { Step } from './pod.js';
import type { Sidecar, SidecarProbes } from './sidecars.js';

const range = aPair('request', 'limit', aText);

export const resourceProps = {
  cpu: required(range),
  memory: required(range),
  ephemeralStorage: optional(range),
} satisfies PropsOf<Resources>;

export const variables = mapOf(either(aText, aMap));

export const step = {
  name: required(aText),
  image: required(aText),
  command: optional(texts),
  args: optional(texts),
  resources: optional(anObject(resourceProps)),
} satisfies PropsOf<Step>;

const sidecarProbes = {
  liveness: optional(aMap),
  readiness: optional(aMap),
  startup: optional(aMap),
} satisfies PropsOf<SidecarProbes>;

export const sidecar = {
  image: required(aText),
  command: optional(texts),
  args: optional(texts),
  env: optional(variables),
  resources: required(anObject(resourceProps)),
  probes: optional(anObject(sidecarProbes)),
  mounts: optional(mapOf(aText)),
  container: optional(aMap),
} satisfies PropsOf<Sidecar>;

/** The fields of every kind of volume; that it has exactly one content is validated with its values. */
export const volume = {
  at: optional(aText),
  subPath: optional(aText),
  readOnly: optional(aFlag),
  claim: optional(either(aText, aMap)),
  config: optional(either(aText, aMap)),
  secret: optional(either(aText, aMap)),
  files: optional(mapOf(aText)),
  projected: optional(listOf(aMap)),
  ephemeral: optional(aMap),
  memory: optional(aText),
  volume: optional(aMap),
} satisfies PropTable;
