import { at, listOf, numberOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const drainWithinGracePeriod: Check = {
  id: 'drain-within-grace-period',
  title: 'A container has time left to stop after its preStop hook',
  why: 'The grace period runs while the hook does: when it is over, the program is killed in the middle of its requests.',
  fix: 'Raise `terminationGracePeriodSeconds` above the pause, by what the program needs to finish.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  terminationGracePeriodSeconds: 20
  containers: [{ name: api, image: 'api:1', lifecycle: { preStop: { sleep: { seconds: 20 } } } }]
`,
  *check(graph) {
    for (const { workload, object, path, fields } of containers(graph)) {
      const preStop = at(fields, 'lifecycle', 'preStop');
      const asked = numberOf(at(preStop, 'sleep')['seconds']);
      const pause = asked ?? sleepOf(listOf(at(preStop, 'exec')['command']));
      const grace = numberOf(workload.spec['terminationGracePeriodSeconds']) ?? 30;
      if (pause === undefined || pause < grace) continue;
      if (asked !== undefined && asked > grace) continue; // The API server refuses it: pod-fields-valid says so.
      const message = `pauses ${pause} s of a grace period of ${grace} s: nothing is left to finish requests`;
      yield finding(object, `${path}.lifecycle.preStop`, message);
    }
  },
};

/** The seconds of `sleep 10`, alone or in a shell script. */
function sleepOf(command: readonly unknown[]): number | undefined {
  const [, seconds] = /(?:^|[\s;&/])sleep\s+(\d+)/.exec(command.join(' ')) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
