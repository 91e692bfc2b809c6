import { mutations } from './mutations.js';

/**
 * @typedef {object} RandomChange
 * @property {string} name of the workload
 * @property {any} before
 * @property {any} after
 * @property {string[]} what has been changed
 */

/**
 * Workloads with random strategies, each with one to three random changes of it.
 * @param {number} count
 * @param {ReturnType<typeof import('../verdict/random.js').randomFrom>} random
 * @returns {RandomChange[]}
 */
export function randomChanges(count, random) {
  return Array.from({ length: count }, (_, i) => {
    const name = `w-${i}`;
    const before = workload(name, random);
    const after = structuredClone(before);
    const what = Array.from({ length: 1 + random.below(3) }, () => {
      const [text, change] = random.pick(mutations);
      change(after, random);
      return text;
    });
    return { name, before, after, what };
  });
}

function workload(name, random) {
  const kind = random.pick(['Deployment', 'Deployment', 'StatefulSet']);
  const template = { metadata: { labels: { workload: name } }, spec: podSpec(random) };
  const spec = { replicas: random.below(5), selector: { matchLabels: { workload: name } }, template };
  const set = kind === 'Deployment' ? deploymentSpec(random) : statefulSetSpec(name, random);
  return { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { ...spec, ...set } };
}

function deploymentSpec({ pick, chance }) {
  const share = () => pick([0, 1, 2, '10%', '25%', '50%', '100%']);
  const [maxSurge, maxUnavailable] = [share(), share()];
  const isNone = maxSurge === 0 && maxUnavailable === 0;
  const rollingUpdate = isNone ? { maxSurge: 1, maxUnavailable } : { maxSurge, maxUnavailable };
  const strategy = pick([undefined, { type: 'Recreate' }, { type: 'RollingUpdate', rollingUpdate }, { rollingUpdate }]);
  return { ...(strategy && { strategy }), ...(chance(0.05) && { paused: false }) };
}

function statefulSetSpec(name, { pick, below }) {
  const rollingUpdate = pick([undefined, { partition: below(4) }, { maxUnavailable: 2 }]);
  const updateStrategy = pick([
    undefined,
    { type: 'OnDelete' },
    { type: 'RollingUpdate', ...(rollingUpdate && { rollingUpdate }) },
  ]);
  const podManagementPolicy = pick(['OrderedReady', 'Parallel']);
  return { serviceName: name, podManagementPolicy, ...(updateStrategy && { updateStrategy }) };
}

function podSpec({ pick, chance }) {
  const probe = { httpGet: { port: 8080 } };
  const container = {
    name: 'main',
    image: pick(['example.com/api:1.0.0', 'example.com/api', 'example.com/api:latest']),
    ...(chance(0.5) && { resources: { requests: { cpu: '100m', memory: '1Gi' } } }),
    ...(chance(0.5) && { readinessProbe: probe }),
    ...(chance(0.3) && { lifecycle: { preStop: { httpGet: { port: 8080 } } } }),
    ports: [{ name: 'http', containerPort: 8080 }],
    env: [
      { name: 'A', value: '1' },
      { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ],
    volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
  };
  const volumes = [
    { name: 'scratch', emptyDir: {} },
    { name: 'config', configMap: { name: 'config', optional: true } },
  ];
  return { containers: [container], volumes, ...(chance(0.3) && { serviceAccountName: 'default' }) };
}
