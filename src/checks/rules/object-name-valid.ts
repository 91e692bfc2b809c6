import { labelFault, pathSegmentFault, serviceNameFault, subdomainFault } from '../../manifest/names.js';
import { type Check, finding } from '../check.js';

/** Longer names are accepted, and then the controller fails: it appends to them what must fit into a label. */
const longest: Readonly<Record<string, number>> = { CronJob: 52, StatefulSet: 52, Job: 63 };

function faultOf(group: string, kind: string, name: string): string | undefined {
  if (group === 'rbac.authorization.k8s.io') return pathSegmentFault(name);
  if (group === '' && kind === 'Service') return serviceNameFault(name);
  if (group === '' && kind === 'Namespace') return labelFault(name);
  const most = longest[kind];
  if (most !== undefined && name.length > most) return `${name.length} characters; a ${kind} may have ${most}`;
  return subdomainFault(name);
}

export const objectNameValid: Check = {
  id: 'object-name-valid',
  title: 'Every object has a name that its kind allows',
  why: 'The API server refuses the object, or (CronJob, StatefulSet, Job) the controller cannot name the pods it has to make.',
  fix: 'Choose a shorter or simpler name.',
  category: 'server',
  severity: 'error',
  kinds: 'any',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  fails: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: send-the-weekly-report-to-every-customer-who-asked-for-it }
spec: { schedule: "0 6 * * 1" }
`,
  *check(graph) {
    for (const object of graph.objects) {
      const { kind, group, name, manifest } = object;
      if (!name && manifest.metadata['generateName'] === undefined)
        yield finding(object, 'metadata.name', 'there is no name');
      const fault = name && manifest.metadata.name !== undefined ? faultOf(group, kind, name) : undefined;
      if (fault) yield finding(object, 'metadata.name', `"${name}": ${fault}`);
    }
  },
};
