import { at, fieldsOf, listOf } from '../../graph/fields.js';
import { podPath, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const dnsNdotsSet: Check = {
  id: 'dns-ndots-set',
  title: 'Pods look outside names up at once',
  why: 'With five dots asked for, every outside name is first looked up in each search domain: five queries instead of one.',
  fix: 'Set `dnsConfig.options` to `[{ name: ndots, value: "2" }]`.',
  category: 'network',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
  elsewhere: ['kube-linter dnsconfig-options'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      const options = listOf(at(workload.spec, 'dnsConfig')['options']).map(fieldsOf);
      if (options.some(({ name, value }) => name === 'ndots' && value === '2')) continue;
      yield finding(workload.object, podPath(workload, 'dnsConfig.options'), 'ndots is not "2"');
    }
  },
};
