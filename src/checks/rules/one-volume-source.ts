import { volumesOf } from '../../graph/volumes.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const oneVolumeSource: Check = {
  id: 'one-volume-source',
  title: 'Every volume has one source',
  why: 'The API server refuses a volume with two sources; one without any becomes an empty folder that is lost with the pod.',
  fix: 'Keep one of them; two volumes if both are needed.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1' }]
  volumes: [{ name: data, emptyDir: {}, configMap: { name: settings } }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      for (const { name, path, fields } of volumesOf(workload)) {
        const sources = Object.keys(fields).filter(field => field !== 'name' && fields[field] !== null);
        const message = `volume "${name}" has ${sources.length === 0 ? 'no source' : `the sources ${sources.join(' and ')}`}`;
        if (sources.length > 1) yield finding(workload.object, path, message);
        if (sources.length === 0) yield risk(workload.object, path, message, 'Write `emptyDir: {}` if that is meant.');
      }
    }
  },
};
