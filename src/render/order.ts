/**
 * A reader meets first what an object is, then what it does, and last the large parts it contains; every other key
 * stands between, alphabetically by code unit. The order depends on the keys alone, never on how they were set.
 */
const first = [
  'apiVersion apiGroup group kind metadata name namespace',
  'alert record expr for labels annotations type immutable',
  'schedule timeZone scaleTargetRef replicas instances minReplicas maxReplicas metrics minAvailable maxSurge maxUnavailable',
  'namespaceSelector podSelector endpointSelector policyTypes ingress egress from to ingressClassName clusterIP',
  'selector serviceName strategy updateStrategy accessModes storageClassName',
  'targetRefs parentRef parentRefs host hostnames matches path pathType',
  'image imagePullPolicy command args workingDir port containerPort targetPort protocol interval ports envFrom env',
  'apiGroups resources resourceNames',
  'httpGet tcpSocket grpc exec startupProbe livenessProbe readinessProbe lifecycle',
  'serviceAccountName automountServiceAccountToken securityContext volumeMounts mountPath',
  'secretStoreRef refreshInterval target secretKey remoteRef key operator value values',
].flatMap(words);
const last = [
  'labelSelector data stringData binaryData spec template jobTemplate',
  'initContainers containers volumes volumeClaimTemplates status',
].flatMap(words);

/** Under these keys stand the user's own words, listed alphabetically. */
const userMaps = new Set(
  [
    'labels annotations data stringData binaryData selector matchLabels nodeSelector',
    'limits requests hard properties parameters',
  ].flatMap(words),
);

const rank = new Map([
  ...first.map((key, i) => [key, i - first.length] as const),
  ...last.map((key, i) => [key, i + 1] as const),
]);

/** The keys of a map as a reader expects them; `under` is the key the map stands under. */
export function readerOrder(map: object, under: string): readonly string[] {
  const keys = Object.keys(map);
  const compare = userMaps.has(under) ? byCodeUnit : byRank;
  for (let i = 1; i < keys.length; i++) if (compare(keys[i - 1]!, keys[i]!) > 0) return keys.sort(compare);
  return keys;
}

/** Alphabetical in the same way on every machine. */
export const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function words(line: string): readonly string[] {
  return line.split(' ');
}

const byRank = (a: string, b: string) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || byCodeUnit(a, b);
