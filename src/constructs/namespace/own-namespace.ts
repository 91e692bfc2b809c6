import type { Chart } from 'cdk8s';
import type { Namespace, NetworkPolicy } from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Problem, problem } from '../../problem.js';
import { PlainObject } from '../object/plain-object.js';
import { protectedIn } from '../object/protection.js';
import { reject } from '../object/reject.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

const prefix = 'pod-security.kubernetes.io/';
const levels: readonly string[] = ['baseline', 'privileged'];

export interface OwnNamespaceProps {
  readonly namespaceLabels?: Labels;
  readonly podSecurity?: { readonly enforce: 'baseline' | 'privileged'; readonly reason: string };
}

/** The namespace of a chart: protected, under Pod Security, and closed in both directions. */
export function ownNamespace(chart: Chart, kubernetes: string, props: OwnNamespaceProps): void {
  const { namespaceLabels = {}, podSecurity } = props;
  reject(chart, [...labelProblems(namespaceLabels), ...(podSecurity ? levelProblems(podSecurity) : [])]);
  const annotations = waveAnnotations(supportWave);
  new PlainObject<Namespace>(chart, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: chart.namespace!,
      labels: { ...namespaceLabels, ...levelsAt(`v${kubernetes}`, podSecurity?.enforce) },
      annotations: {
        ...annotations,
        ...protectedIn(chart),
        ...(podSecurity && { 'plainsail.dev/pod-security-because': podSecurity.reason }),
      },
    },
  });
  new PlainObject<NetworkPolicy>(chart, 'default-deny', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', annotations: { ...annotations, ...protectedIn(chart) } },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
}

/** Levels as this version of Kubernetes defines them. */
const levelsAt = (version: string, enforce = 'restricted'): Labels =>
  Object.fromEntries(
    Object.entries({ enforce, audit: 'restricted', warn: 'restricted' }).flatMap(([mode, level]) => [
      [prefix + mode, level],
      [`${prefix}${mode}-version`, version],
    ]),
  );

const labelProblems = (labels: Labels): readonly Problem[] =>
  Object.keys(labels)
    .filter(label => label.startsWith(prefix))
    .map(label =>
      problem('pod-security', `namespaceLabels has ${label}: "${labels[label]}", which is not a label to choose.`, {
        hint: 'Say podSecurity: { enforce: "baseline", reason: "…" }; without it the namespace is restricted.',
      }),
    );

function levelProblems({ enforce, reason }: { readonly enforce: string; readonly reason: string }): readonly Problem[] {
  return [
    ...(levels.includes(enforce)
      ? []
      : [
          problem('pod-security', `podSecurity.enforce is "${enforce}"; it must be "baseline" or "privileged".`, {
            hint: 'Leave podSecurity out for "restricted".',
          }),
        ]),
    ...(typeof reason === 'string' && reason.trim() !== ''
      ? []
      : [
          problem('pod-security', 'podSecurity has no reason.', {
            hint: 'Say why the pods cannot be restricted; the namespace will carry the reason.',
          }),
        ]),
  ];
}
