import { parseImage } from '../manifest/image.js';
import { quantity } from '../manifest/quantity.js';
import { type Fields, fieldsOf, isMap, listOf, textOf } from './fields.js';
import { plain, pointers, texts } from './go-fields.js';
import type { PodTemplate } from './pod-template.js';
import { type QuantityForm, storedQuantity } from './stored-quantity.js';

const quantities = new Set(['limits', 'requests', 'overhead']);
const quantityFields = new Set(['sizeLimit', 'divisor']);

/**
 * A pod template as the API server keeps it, with its defaults (pkg/apis/core/v1/defaults.go): two manifests with the
 * same stored template replace no pod.
 * @param form what makes two quantities the same: Deployments compare amounts, the others compare what is stored
 */
export function storedTemplate({ metadata, spec }: PodTemplate, form: QuantityForm): unknown {
  const { creationTimestamp: _, ...meta } = metadata;
  return without({ metadata: meta, spec: podSpec(spec) }, '', form) ?? {};
}

function podSpec(spec: Fields): Fields {
  const { serviceAccount, serviceAccountName, schedulingGroup: _, ...rest } = spec; // Servers leave a group out.
  return {
    ...rest,
    serviceAccountName: serviceAccountName || serviceAccount,
    dnsPolicy: spec['dnsPolicy'] || 'ClusterFirst',
    restartPolicy: spec['restartPolicy'] || 'Always',
    schedulerName: spec['schedulerName'] || 'default-scheduler',
    securityContext: spec['securityContext'] ?? {},
    terminationGracePeriodSeconds: spec['terminationGracePeriodSeconds'] ?? 30,
    containers: listOf(spec['containers']).map(container),
    initContainers: listOf(spec['initContainers']).map(container),
    volumes: listOf(spec['volumes']).map(volume),
  };
}

function container(value: unknown): unknown {
  const fields = fieldsOf(value);
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].map(name => [name, probe(fields[name])]);
  const lifecycle = isMap(fields['lifecycle'])
    ? Object.fromEntries(Object.entries(fields['lifecycle']).map(([name, handler]) => [name, withGet(handler)]))
    : undefined;
  return {
    ...fields,
    ...Object.fromEntries(probes),
    lifecycle,
    imagePullPolicy: fields['imagePullPolicy'] || pullPolicy(fields['image']),
    terminationMessagePath: fields['terminationMessagePath'] || '/dev/termination-log',
    terminationMessagePolicy: fields['terminationMessagePolicy'] || 'File',
    ports: listOf(fields['ports']).map(port => ({ ...fieldsOf(port), protocol: fieldsOf(port)['protocol'] || 'TCP' })),
    env: listOf(fields['env']).map(variable),
  };
}

function pullPolicy(image: unknown): string {
  const { tag, digest } = parseImage(textOf(image) ?? '');
  return (tag ?? (digest === undefined ? 'latest' : '')) === 'latest' ? 'Always' : 'IfNotPresent';
}

function probe(value: unknown): unknown {
  if (!isMap(value)) return undefined;
  const defaults = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  const set = Object.fromEntries(Object.entries(defaults).map(([field, number]) => [field, value[field] || number]));
  return { ...fieldsOf(withGet(value)), ...set };
}

/** The handler of a probe or a hook. */
function withGet(value: unknown): unknown {
  if (!isMap(value)) return undefined;
  const { httpGet } = value;
  if (!isMap(httpGet)) return value;
  return { ...value, httpGet: { ...httpGet, path: httpGet['path'] || '/', scheme: httpGet['scheme'] || 'HTTP' } };
}

function variable(value: unknown): unknown {
  const { valueFrom, ...fields } = fieldsOf(value);
  if (!isMap(valueFrom)) return fields;
  return { ...fields, valueFrom: withVersion(valueFrom) };
}

const withVersion = (source: Fields): Fields =>
  isMap(source['fieldRef'])
    ? { ...source, fieldRef: { ...source['fieldRef'], apiVersion: source['fieldRef']['apiVersion'] || 'v1' } }
    : source;

function volume(value: unknown): unknown {
  const { name, ...sources } = fieldsOf(value);
  if (Object.values(sources).every(source => source === undefined || source === null)) return { name, emptyDir: {} };
  return {
    name,
    ...Object.fromEntries(Object.entries(sources).map(([kind, source]) => [kind, volumeSource(kind, source)])),
  };
}

function volumeSource(kind: string, source: unknown): unknown {
  if (!isMap(source)) return source;
  const mode = { ...source, defaultMode: source['defaultMode'] ?? 0o644 };
  if (kind === 'configMap' || kind === 'secret') return mode;
  if (kind === 'downwardAPI') return { ...mode, items: items(source) };
  if (kind === 'projected') return { ...mode, sources: listOf(source['sources']).map(projected) };
  if (kind === 'image') return { ...source, pullPolicy: source['pullPolicy'] || pullPolicy(source['reference']) };
  return source;
}

const items = (source: Fields) => listOf(source['items']).map(item => withVersion(fieldsOf(item)));

function projected(value: unknown): unknown {
  const { serviceAccountToken: token, downwardAPI, podCertificate, clusterTrustBundle, ...others } = fieldsOf(value);
  return {
    ...others,
    // Where servers know neither, they leave both out.
    ...(isFilled(podCertificate) && { podCertificate }),
    ...(isFilled(clusterTrustBundle) && { clusterTrustBundle }),
    ...(isMap(downwardAPI) && { downwardAPI: { ...downwardAPI, items: items(downwardAPI) } }),
    ...(isMap(token) && { serviceAccountToken: { ...token, expirationSeconds: token['expirationSeconds'] ?? 3600 } }),
  };
}

const isFilled = (value: unknown): boolean => isMap(value) && Object.keys(value).length > 0;

/** Without what Go's encoding leaves out; undefined where nothing is left. */
function without(value: unknown, key: string, form: QuantityForm): unknown {
  if (value === null || value === undefined) return undefined;
  if (quantityFields.has(key)) return isNoDivisor(key, value) ? undefined : storedQuantity(value, form);
  if (Array.isArray(value)) return value.length > 0 ? value.map(item => without(item, '', form) ?? {}) : undefined;
  if (isMap(value)) return withoutEmpty(value, key, form);
  const isZero = value === false || value === 0 || value === '';
  return isZero && !pointers.has(key) ? undefined : value;
}

/** A divisor is not a pointer, so that zero is not a divisor. */
const isNoDivisor = (key: string, value: unknown): boolean => key === 'divisor' && quantity(value) === 0;

function withoutEmpty(map: Fields, key: string, form: QuantityForm): unknown {
  const kept = Object.entries(map).flatMap(([field, value]) => {
    const stored = texts.has(key)
      ? value
      : quantities.has(key)
        ? storedQuantity(value, form)
        : without(value, field, form);
    return stored === undefined ? [] : [[field, stored] as const];
  });
  return kept.length === 0 && plain.has(key) ? undefined : Object.fromEntries(kept);
}
