import { textOf } from '../../graph/fields.js';
import { runsOn } from '../../graph/long-running-images.js';
import { type Container, type Workload, workloadFor } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const jobEnds: Check = {
  id: 'job-ends',
  title: 'Everything that runs in a Job ends',
  why: 'A Job is done when all its containers are: beside a proxy that never ends, it runs until its deadline, or for ever.',
  fix: 'Make it a sidecar: an entry of `initContainers` with `restartPolicy: Always`, which ends with the others.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers',
  fails: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: migrate, image: 'api:1' }
        - { name: proxy, image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.11.0' }
`,
  *check(graph) {
    for (const object of [...graph.ofKind('Job'), ...graph.ofKind('CronJob')]) {
      const workload = workloadFor(graph, object);
      if (!workload) continue;
      const main = workload.containers.filter(({ role }) => role === 'main');
      const endless = main.filter(({ fields }) => runsOn(textOf(fields['image']) ?? ''));
      if (endless.length === 0 || endless.length === main.length || mayBeStopped(workload, main)) continue;
      for (const { path, name, fields } of endless) {
        const message = `container "${name}" (${fields['image']}) does not end by itself, and with it the Job does not`;
        yield finding(object, path, message);
      }
    }
  },
};

/** Containers that see the processes of the others, or ask a proxy to go when they are done. */
const mayBeStopped = ({ spec }: Workload, containers: readonly Container[]): boolean =>
  spec['shareProcessNamespace'] === true ||
  containers.some(({ fields }) =>
    /quitquitquit|\/quit\b/.test(JSON.stringify([fields['command'], fields['args'], fields['env']])),
  );
