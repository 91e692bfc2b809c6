import type { ClusterStepsProps, ClustersProps } from '../environment/delivery.js';

/** The labels of an Application that say which cluster it is for, and in which step that is. */
const cluster = 'plainsail.dev/cluster';
const step = 'plainsail.dev/step';

/** What the Applications of all clusters have in common. */
interface Common {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly finalizers: readonly string[];
}

/**
 * An Application for each cluster. It never deletes one: a cluster whose Secret is gone, or has lost its label, for a
 * moment keeps what it has.
 */
export const applicationSet = (
  { labels, steps }: ClustersProps,
  { name, labels: own, finalizers }: Common,
  spec: { readonly syncPolicy: object },
): object => ({
  goTemplate: true,
  goTemplateOptions: ['missingkey=error'],
  generators: [{ clusters: { selector: { matchLabels: labels } } }],
  syncPolicy: { applicationsSync: 'create-update' },
  ...(steps && { strategy: { type: 'RollingSync', rollingSync: { steps: stepsOf(steps) } } }),
  template: {
    metadata: {
      name: `${name}-{{ .nameNormalized }}`,
      labels: {
        ...{ ...own, [cluster]: '{{ .nameNormalized | trunc 63 | trimAll "-." }}' },
        ...(steps && { [step]: `{{ default "" (index .metadata.labels ${JSON.stringify(steps.by)}) }}` }),
      },
      annotations: { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
      finalizers,
    },
    // RollingSync turns automated sync off, and takes from it only whether its own syncs prune.
    spec: steps ? { ...spec, syncPolicy: { ...spec.syncPolicy, automated: { prune: true } } } : spec,
  },
});

/** A step for each value, and one for all clusters that have none of them: no Application is outside of all. */
const stepsOf = ({ values, atOnce }: ClusterStepsProps) =>
  [...values.map(value => ({ operator: 'In', values: [value] })), { operator: 'NotIn', values }].map(expression => ({
    matchExpressions: [{ key: step, ...expression }],
    ...(atOnce !== undefined && { maxUpdate: atOnce }),
  }));
