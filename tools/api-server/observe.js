import { parseQuantity } from './quantity.js';

/** Refusals that the same request does not meet again: the controller tries once more, and whoever waits for rest sees if it failed. */
const passing = [
  // A StatefulSet makes a pod anew before the quota is counted without the pod's predecessor.
  /^create Pod \S+ in StatefulSet \S+ failed error: .*exceeded quota/i,
  // Two requests counted themselves into the same quota at once: a conflict of writers, whatever the quota allows.
  /Operation cannot be fulfilled on resourcequotas \S+: the object has been modified/,
];

/**
 * Watches pods, refusals of the admission and quotas.
 * @param {import('./cluster.js').Cluster} cluster
 */
export function observe({ watch }) {
  const stopping = new AbortController();
  const pods = new Set();
  const events = new Map();
  const peaks = new Map();
  let counted = 0;
  const following = [
    watch('/api/v1/pods', (_, { metadata }) => pods.add(metadata.uid), stopping.signal),
    watch('/api/v1/events', (_, event) => refusal(events, event), stopping.signal),
    watch('/api/v1/resourcequotas', (_, quota) => peak(peaks, quota), stopping.signal),
  ];

  /** Of the time since the last call. */
  function take() {
    const all = [...events.values()];
    events.clear();
    const created = pods.size - counted;
    counted = pods.size;
    const [retried, refused] = [true, false].map(once =>
      all.filter(({ message }) => passing.some(pattern => pattern.test(message)) === once).map(({ line }) => line),
    );
    return { pods: created, refused, retried };
  }

  /** The highest use seen of each quota that was used: "idea-staging/idea: pods 60 %, requests.cpu 85 %". */
  const quotas = () =>
    [...peaks]
      .filter(([, shares]) => [...shares.values()].some(share => share > 0))
      .map(([name, shares]) => {
        const percents = [...shares].map(([resource, share]) => `${resource} ${Math.round(share * 100)} %`);
        return `${name}: ${percents.join(', ')}`;
      })
      .sort();

  async function stop() {
    stopping.abort();
    await Promise.all(following);
  }

  return { take, quotas, stop };
}

function refusal(events, { metadata, reason, message, count = 1, involvedObject }) {
  if (reason !== 'FailedCreate') return;
  const { kind, namespace, name } = involvedObject;
  events.set(`${metadata.uid} ${count}`, { message, line: `${kind} ${namespace}/${name}: ${message}` });
}

function peak(peaks, { metadata, status = {} }) {
  const name = `${metadata.namespace}/${metadata.name}`;
  const shares = peaks.get(name) ?? new Map();
  peaks.set(name, shares);
  for (const [resource, used] of Object.entries(status.used ?? {})) {
    const share = parseQuantity(used) / parseQuantity(status.hard[resource]) || 0;
    shares.set(resource, Math.max(share, shares.get(resource) ?? 0));
  }
}
