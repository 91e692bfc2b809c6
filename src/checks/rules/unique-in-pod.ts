import { at, listOf, textOf } from '../../graph/fields.js';
import { declaredPorts } from '../../graph/services.js';
import { podPath, type Workload, workloads } from '../../graph/workload.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const uniqueInPod: Check = {
  id: 'unique-in-pod',
  title: 'Names of containers, volumes and ports are unique in a pod',
  why: 'The API server refuses two containers or volumes of one name, and two ports of one name in a container.',
  fix: 'Give each its own name.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
  elsewhere: ['kube-score container-ports-check (ports only)'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1' }]
  initContainers: [{ name: api, image: 'api:1' }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      yield* repeated(workload, workload.containers.map(named('container')));
      yield* repeated(workload, volumesOf(workload).map(named('volume')));
      for (const ports of workload.containers.map(declaredPorts)) {
        yield* repeated(workload, ports.map(named('port')));
        const numbers = ports.map(({ path, port, protocol }) => ({ path, text: `port ${port}/${protocol}` }));
        yield* repeated(workload, numbers); // Server-side apply merges ports by number and protocol.
      }
    }
  },
};

interface Said {
  readonly path: string;
  /** `container "api"`; undefined where there is no name. */
  readonly text: string | undefined;
}

const named =
  (what: string) =>
  ({ path, name }: { readonly path: string; readonly name: string | undefined }): Said => ({
    path: `${path}.name`,
    text: name && `${what} "${name}"`,
  });

function* repeated({ object }: Workload, all: readonly Said[]): Iterable<Finding> {
  if (all.length < 2) return;
  const first = new Map<string, string>();
  for (const { path, text } of all) {
    if (!text) continue;
    const other = first.get(text);
    if (other) yield finding(object, path, `${text} is already at ${other}`);
    else first.set(text, path);
  }
}

const volumesOf = (workload: Workload) =>
  listOf(workload.spec['volumes']).map((volume, i) => ({
    path: podPath(workload, `volumes[${i}]`),
    name: textOf(at(volume)['name']),
  }));
