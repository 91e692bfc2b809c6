import { alternatives, didYouMean } from '../problem.js';
import { type Fault, fault, noFaults, unknownTo, within } from './fault.js';
import { schemaTables } from './tables.js';

const crdHint = 'Correct it, or leave it when a custom resource definition of the cluster makes it.';

/** What Kubernetes 1.37 serves, and the tables do not have yet. */
const newer = new Set([
  'certificates.k8s.io/v1#ClusterTrustBundle',
  'certificates.k8s.io/v1#PodCertificateRequest',
  'resource.k8s.io/v1#DeviceTaintRule',
]);

/** What to say of an object whose kind no table has. */
export function unknownKind(apiVersion: string, kind: string): readonly Fault[] {
  const known = schemaTables.apiVersions().get(apiVersion);
  if (!known) return unknownApiVersion(apiVersion, kind);
  const kinds = [...known.namespaced, ...known.cluster];
  if (kind.endsWith('List') && kinds.includes(kind.slice(0, -'List'.length))) return noFaults;
  const suggestion = didYouMean(kind, kinds);
  return known.custom || newer.has(`${apiVersion}#${kind}`)
    ? within('kind', unknownTo(`no schema is known for ${apiVersion} ${kind}.${suggestion}`, crdHint))
    : within('kind', fault(`${apiVersion} has no kind "${kind}".${suggestion}`));
}

function unknownApiVersion(apiVersion: string, kind: string): readonly Fault[] {
  const elsewhere = [...schemaTables.apiVersions()]
    .filter(([, { namespaced, cluster }]) => namespaced.includes(kind) || cluster.includes(kind))
    .map(([known]) => known);
  const served = elsewhere.length === 0 ? '' : ` ${kind} is known in ${alternatives(elsewhere)}.`;
  return within('apiVersion', unknownTo(`no schema is known for ${apiVersion} ${kind}.${served}`, crdHint));
}
