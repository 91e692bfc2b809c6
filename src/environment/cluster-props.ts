import { optional, type PropsOf, type PropTable, required, type Shape } from '../intent/prop-table.js';
import { aFlag, aMap, aNumber, anObject, aText, listOf, mapOf, oneOf, texts } from '../intent/shapes.js';
import type { ClusterProps, CustomMetrics } from './cluster.js';
import { gatewayProps, type IngressFacts } from './entry-point.js';
import type { LogStore } from './log-store.js';
import type { PlatformPods } from './platform-pods.js';

const labels = mapOf(aText);

const platformPods = { namespace: required(aText), pods: optional(labels) } satisfies PropsOf<PlatformPods>;

const ingressProps = {
  className: required(aText),
  controller: required(anObject(platformPods)),
  clusterIssuer: optional(aText),
} satisfies PropsOf<IngressFacts>;

/** An object whose other props follow from one of them. */
const byKind = (key: string, tables: Readonly<Record<string, PropTable>>): Shape => {
  const kinds = Object.keys(tables);
  const unknown = { [key]: required(oneOf(kinds)) };
  const kindOf = (value: object): unknown => Reflect.get(value, key);
  return {
    ...aMap,
    allowed: `an object with ${key}`,
    inside: value =>
      Object.entries(tables).find(([kind]) => kind === kindOf(value))?.[1] ?? { ...anyOf(tables), ...unknown },
  };
};

/** Every prop of several tables, none of which has to be given: of which kind the value is, is not known. */
const anyOf = (tables: Readonly<Record<string, PropTable>>): PropTable =>
  Object.fromEntries(
    Object.values(tables)
      .flatMap(table => Object.keys(table))
      .map(name => [name, optional(anything)]),
  );

/** Judged elsewhere, in words of its own. */
const anything: Shape = { fits: () => true, allowed: 'a value' };

const logStore = { ...platformPods, kind: required(aText), host: required(aText), retention: optional(aText) };
const logs = byKind('kind', {
  loki: { ...logStore, port: optional(aNumber), tenant: optional(aText) } satisfies PropsOf<
    Extract<LogStore, { kind: 'loki' }>
  >,
  elasticsearch: {
    ...logStore,
    port: optional(aNumber),
    tls: optional(aFlag),
    credentials: required(aText),
    accepted: required(anObject({ owner: required(aText), until: required(aText) })),
  } satisfies PropsOf<Extract<LogStore, { kind: 'elasticsearch' }>>,
});

const customMetrics = byKind('by', {
  'prometheus-adapter': { by: required(aText) } satisfies PropsOf<Extract<CustomMetrics, { by: 'prometheus-adapter' }>>,
  keda: { by: required(aText), prometheus: required(aText) } satisfies PropsOf<Extract<CustomMetrics, { by: 'keda' }>>,
});

/** A receiver: `pagerDuty(…)`, `slack(…)` or `webhook(…)` makes one. */
const receiver: Shape = {
  fits: value => aMap.fits(value) && 'kind' in Object(value),
  allowed: 'a receiver such as pagerDuty(…)',
};

/** What a cluster's facts are where types are not checked. */
export const clusterProps = {
  name: optional(aText),
  delivery: optional({ ...aMap, allowed: 'argoCd(…) or flux(…)' }),
  kubernetes: optional(anything),
  ingress: optional(anObject(ingressProps)),
  gateway: optional(anObject(gatewayProps)),
  networkPolicies: optional(anything),
  dns: optional(anObject({ ...platformPods, nodeLocal: optional(aText), port: optional(aNumber) })),
  prometheus: optional(
    anObject({
      ...platformPods,
      selects: required(labels),
      retention: optional(aText),
      host: optional(aText),
      port: optional(aNumber),
    }),
  ),
  customMetrics: optional(customMetrics),
  grafana: optional(anObject({ selects: required(labels) })),
  loki: optional(anObject({ selects: required(labels) })),
  logs: optional(logs),
  alerting: optional(
    anObject({ critical: required(receiver), warning: required(receiver), selects: optional(labels) }),
  ),
  runbooks: optional(aText),
  internalIssuer: optional(aText),
  addresses: optional(mapOf(texts)),
  apiServer: optional(anObject({ cidrs: required(listOf(aText)), port: optional(aNumber) })),
  collector: optional(
    anObject({ ...platformPods, host: required(aText), port: optional(aNumber), httpPort: optional(aNumber) }),
  ),
  databaseOperator: optional(anObject(platformPods)),
  velero: optional(anObject({ namespace: required(aText) })),
  secretStore: optional(aMap),
  cloudIdentity: optional(aMap),
  reloader: optional(aFlag),
  zones: optional(anything),
  pullSecret: optional(aText),
  priorityClass: optional(aText),
  storageClass: optional(aText),
  provides: optional(mapOf(texts)),
} satisfies PropsOf<ClusterProps>;
