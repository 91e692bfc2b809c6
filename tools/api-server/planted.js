import { setTimeout as sleep } from 'node:timers/promises';
import { judgeApply } from './apply.js';

const namespace = 'planted';
const labels = { 'pod-security.kubernetes.io/warn': 'restricted' };
const configMap = (name, fields) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, ...fields });
const pod = { hostNetwork: true, containers: [{ name: 'a', image: 'example.com/a:1' }] };
const template = { metadata: { labels: { app: 'a' } }, spec: pod };
const hostNetwork = {
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'host', namespace } },
  spec: { selector: { matchLabels: { app: 'a' } }, template },
};

/** One fault of each sort, and what the judge must say about it. */
const faults = [
  [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }, undefined],
  [configMap('sound', { data: { a: 'b' } }), undefined],
  [configMap('wrong-type', { data: { a: 1 } }), /refused: .*data\.a/],
  [configMap('unknown-field', { dat: {} }), /refused: .*\.dat: field not declared/],
  [{ apiVersion: 'example.com/v1', kind: 'Nothing', metadata: { name: 'a' } }, /refused: the server serves no Nothing/],
  [hostNetwork, /warning: would violate PodSecurity/],
  [
    {
      ...{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'rewritten', namespace } },
      spec: { hard: { 'requests.cpu': '0.50' } },
    },
    /spec\.hard\.requests\.cpu: sent "0\.50", stored "500m"/,
  ],
];

/** A judge that sees nothing is not a judge: each planted fault must be found, and nothing else. @returns what it did not see */
export async function judgePlanted(cluster) {
  const missed = [];
  for (const [object, expected] of faults) {
    const found = await judgeApply(cluster, [object]);
    const right = expected ? found.length === 1 && expected.test(found[0]) : found.length === 0;
    if (!right)
      missed.push(`planted ${object.metadata.name}: the judge says ${JSON.stringify(found)}, not ${expected}`);
  }
  await cluster.remove(hostNetwork);
  return missed;
}

/** A pod that the quota refuses, since it asks for nothing. @returns what the observer did not see */
export async function judgePlantedPod(cluster, seen) {
  await cluster.apply({ ...hostNetwork, metadata: { ...hostNetwork.metadata, name: 'refused' } });
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(200))
    if (seen.take().refused.some(line => line.includes('must specify requests.cpu'))) return [];
  return ['planted refused: the judge has not seen that the quota refuses its pod'];
}
