import { isIP } from 'node:net';
import { textOf } from '../../graph/fields.js';
import { isBefore } from '../../manifest/kubernetes-version.js';
import {
  asPrefix,
  labelFault,
  type NameFault,
  pathSegmentFault,
  serviceNameFault,
  subdomainFault,
} from '../../manifest/names.js';
import { type Check, finding } from '../check.js';

const atMost =
  (most: number, kind: string, fault: NameFault): NameFault =>
  name =>
    name.length > most ? `${name.length} characters; a ${kind} may have ${most}` : fault(name);

/** By group and kind; other names are DNS subdomains. */
const faults: Readonly<Record<string, NameFault>> = {
  '/Namespace': labelFault,
  'apps/StatefulSet': labelFault,
  'networking.k8s.io/IPAddress': name => (isIP(name) === 0 ? 'it is not an address' : undefined),
  // What the server or the controller makes of it must fit into a label.
  'batch/CronJob': atMost(52, 'CronJob', subdomainFault),
  'batch/Job': atMost(63, 'Job', subdomainFault),
  'policy/PodDisruptionBudget': pathSegmentFault,
  'certificates.k8s.io/CertificateSigningRequest': pathSegmentFault,
};

function faultOf(group: string, kind: string, kubernetes: string): NameFault {
  if (group === 'rbac.authorization.k8s.io') return pathSegmentFault;
  if (kind === 'CSIDriver')
    return isBefore(kubernetes, '1.36') ? name => subdomainFault(name.toLowerCase()) : subdomainFault;
  if (group === '' && kind === 'Service') return isBefore(kubernetes, '1.36') ? serviceNameFault : labelFault;
  return faults[`${group}/${kind}`] ?? subdomainFault;
}

/** Kinds of which the API server does not look at the beginning of a generated name. */
const anyBeginning = new Set(['CertificateSigningRequest', 'DeviceClass', 'ReplicationController']);

function beginningFault(kind: string, fault: NameFault): NameFault {
  if (anyBeginning.has(kind)) return pathSegmentFault;
  return kind === 'CronJob' || kind === 'Job' ? subdomainFault : fault;
}

export const objectNameValid: Check = {
  id: 'object-name-valid',
  title: 'Every object has a name that its kind allows, and is in a namespace that can be',
  why: 'The API server refuses the object.',
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
  *check(graph, { kubernetes }) {
    for (const object of graph.objects) {
      const { kind, group, name, namespace, manifest } = object;
      const { generateName } = manifest.metadata;
      if (!name && generateName === undefined)
        yield finding(object, 'metadata.name', 'is missing: every object has a name', 'Add metadata.name.');
      const fault = faultOf(group, kind, kubernetes);
      const wrong = name && manifest.metadata.name !== undefined ? fault(name) : undefined;
      if (wrong) yield finding(object, 'metadata.name', `"${name}": ${wrong}`);
      const begins = textOf(generateName);
      const wrongBeginning = begins ? asPrefix(beginningFault(kind, fault))(begins) : undefined;
      if (wrongBeginning) yield finding(object, 'metadata.generateName', `"${begins}": ${wrongBeginning}`);
      const wrongSpace = namespace ? labelFault(namespace) : undefined;
      if (wrongSpace) yield finding(object, 'metadata.namespace', `"${namespace}": ${wrongSpace}`);
    }
  },
};
