import { JsonPatch } from 'cdk8s';
import type { Container, SecurityContext } from '../../../imports/k8s.js';
import { type Problem, problem } from '../../problem.js';
import type { PodMaker } from './pod-template.js';

/**
 * Adds what Pod Security "restricted" asks for and the object does not say.
 * @returns what it says against that
 */
export function harden({ object, at, template }: PodMaker): readonly Problem[] {
  const { securityContext = {}, containers = [], initContainers = [] } = template.spec ?? {};
  const pod = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...securityContext };
  object.addJsonPatch(JsonPatch.add(`${at}/spec/securityContext`, pod));
  const ofField = (field: string, all: readonly Container[]) =>
    all.flatMap((container, i) => {
      const path = `${at}/spec/${field}/${i}/securityContext`;
      object.addJsonPatch(JsonPatch.add(path, restricted(container.securityContext)));
      return against(object.kind, object.name, container);
    });
  return [...ofField('containers', containers), ...ofField('initContainers', initContainers)];
}

const restricted = (said: SecurityContext = {}): SecurityContext => ({
  ...said,
  allowPrivilegeEscalation: said.allowPrivilegeEscalation ?? false,
  capabilities: { ...said.capabilities, drop: ['ALL'] },
});

function against(kind: string, name: string, { name: container, securityContext = {} }: Container): readonly Problem[] {
  const { privileged, allowPrivilegeEscalation, runAsNonRoot, runAsUser } = securityContext;
  const said = { privileged, allowPrivilegeEscalation, runAsNonRoot, runAsUser };
  const allowed = { privileged: false, allowPrivilegeEscalation: false, runAsNonRoot: true };
  return Object.entries(said).flatMap(([field, value]) => {
    const wrong = field === 'runAsUser' ? value === 0 : value !== undefined && value !== allowed[field as 'privileged'];
    if (!wrong) return [];
    return problem(
      'foreign',
      `${kind} ${name}: container "${container}" has ${field} ${value}, so it cannot be hardened.`,
      {
        hint: 'Pod Security "restricted" refuses it: change it, or leave `harden` out and place it in a PrivilegedNamespace.',
      },
    );
  });
}
