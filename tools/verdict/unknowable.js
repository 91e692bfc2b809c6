/**
 * What no manifest tells, since it is about what the cluster has: each with a case that shows it, and the server's sentence.
 * @type {readonly { name: string, sentence: RegExp, object: any, before?: any }[]}
 */
export const unknowable = [
  {
    name: 'which namespaces there are',
    sentence: /^namespaces ".*" not found$/,
    object: object('v1', 'ConfigMap', { namespace: 'nowhere' }),
  },
  {
    name: 'which accounts there are',
    sentence: /error looking up service account/,
    object: pod({ serviceAccountName: 'nobody' }),
  },
  {
    name: 'which priority classes there are',
    sentence: /no PriorityClass with name .* was found/,
    object: pod({ priorityClassName: 'nothing' }),
  },
  {
    name: 'which priority is that of pods without a class',
    sentence: /the integer value of priority .* must not be provided in pod spec/,
    object: pod({ priority: 5 }),
  },
  {
    name: 'which runtime classes there are',
    sentence: /RuntimeClass ".*" not found/,
    object: pod({ runtimeClassName: 'nothing' }),
  },
  {
    name: 'which identity and version an object has',
    sentence: /Operation cannot be fulfilled on|Precondition failed: UID in precondition/,
    object: object('v1', 'ConfigMap', { uid: '8a3e7d2b-1111-4444-8888-000000000000' }),
  },
  {
    name: 'which addresses are for Services',
    sentence: /failed to allocate IP/,
    object: service({ clusterIP: '192.0.2.1' }),
  },
  {
    name: 'which families of addresses the cluster has',
    sentence: /this cluster is not configured for dual-stack|not configured on this cluster/,
    object: service({ ipFamilyPolicy: 'RequireDualStack' }),
  },
  {
    name: 'whether a claim is bound',
    sentence: /spec is immutable after creation except resources\.requests/,
    before: claim('1Gi'),
    object: claim('2Gi'),
  },
  {
    name: 'which namespaces give devices to administrators',
    sentence: /admin access to devices requires the/,
    object: object(
      'resource.k8s.io/v1',
      'ResourceClaim',
      {},
      {
        spec: { devices: { requests: [{ name: 'a', exactly: { deviceClassName: 'a', adminAccess: true } }] } },
      },
    ),
  },
];

function object(apiVersion, kind, metadata, rest = {}) {
  return { apiVersion, kind, metadata: { name: 'unknowable', namespace: 'cases', ...metadata }, ...rest };
}

function pod(spec) {
  return object('v1', 'Pod', {}, { spec: { containers: [{ name: 'a', image: 'a:1' }], ...spec } });
}

function service(spec) {
  return object('v1', 'Service', {}, { spec: { ports: [{ port: 80 }], ...spec } });
}

function claim(storage) {
  return object(...['v1', 'PersistentVolumeClaim', {}], {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
  });
}

/** What a refusal is about that check cannot know. @returns {string | undefined} its name */
export const unknowableIn = ({ message = '', causes }) =>
  unknowable.find(
    ({ sentence }) => sentence.test(message) && causes.every(({ message }) => sentence.test(message ?? '')),
  )?.name;

/**
 * Tries the case of each on the server.
 * @returns {Promise<string[]>} those where it says something else
 */
export async function disproved(cluster) {
  const wrong = [];
  for (const { name, sentence, object, before } of unknowable) {
    const verdict = before ? (await cluster.dryRunChange(before, object)).after : await cluster.dryRun(object);
    if (verdict.accepted || !sentence.test(verdict.message))
      wrong.push(`${name}: ${verdict.status} ${verdict.message ?? ''}`);
  }
  return wrong;
}
