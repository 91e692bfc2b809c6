import type { Construct } from 'constructs';
import type { HorizontalPodAutoscalerBehavior, MetricSpec } from '../../../imports/k8s.js';
import type { Cluster, CustomMetrics } from '../../environment/cluster.js';
import { namespaceAt } from '../../intent/place.js';
import type { Load } from '../../monitoring/scaling/in-flight.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import { type Problem, problem } from '../../problem.js';
import { reject } from '../object/reject.js';
import { TemplateFile } from '../object/template-file.js';
import type { Metadata } from '../object/wave.js';
import { Autoscaler, cpuUtilization, memoryUtilization, podsMetric, type ScaleTarget } from './autoscaler.js';
import { KedaAutoscaler, kedaAutoscalerName, utilizationTrigger } from './keda-autoscaler.js';

/** A load that the pods measure themselves, and how much of it each may carry. */
export interface LoadPerPod {
  /** What is measured. */
  readonly of: Load;
  /** How much of it one pod carries, in the unit of the load. */
  readonly perPod: number;
}

/** What the autoscaler looks at, when `replicas` is a range. */
export interface Scaling {
  /** Percent of the requested cpu. */
  readonly cpu?: number;
  /** Percent of the requested memory. */
  readonly memory?: number;
  /** The program's own load, in the form of the environment's `customMetrics`. */
  readonly load?: readonly LoadPerPod[];
  /** Anything else: `podsMetric('queue_length', '10')`. */
  readonly metrics?: readonly MetricSpec[];
  /** As the API names it. @default the API's */
  readonly behavior?: HorizontalPodAutoscalerBehavior;
}

export interface ScaledComponent extends Metadata {
  /** The component, which is the `job` of its metrics. */
  readonly job: string;
  readonly cluster: Cluster;
  readonly target: ScaleTarget;
  readonly min: number;
  readonly max: number;
  readonly scaling: Scaling;
}

/** The name of the HorizontalPodAutoscaler, whoever makes it. */
export const autoscalerName = (name: string, { load = [] }: Scaling, { customMetrics }: Cluster): string =>
  load.length > 0 && customMetrics?.by === 'keda' ? kedaAutoscalerName(name) : name;

/** Makes the autoscaler: KEDA's where the program's own load is scaled by and KEDA reads it, and the API's otherwise. */
export function scale(scope: Construct, { job, cluster, scaling, ...autoscaler }: ScaledComponent): void {
  const { cpu, memory, load = [], metrics = [], behavior } = scaling;
  const { customMetrics } = cluster;
  reject(scope, loadProblems(job, scaling, customMetrics));
  const common = { ...autoscaler, ...(behavior && { behavior }) };
  if (load.length > 0 && customMetrics?.by === 'keda') {
    const within = { namespace: namespaceAt(scope) ?? 'default', job };
    new KedaAutoscaler(scope, 'autoscaler', {
      ...common,
      triggers: [
        ...(cpu === undefined ? [] : [utilizationTrigger('cpu', cpu)]),
        ...(memory === undefined ? [] : [utilizationTrigger('memory', memory)]),
        ...load.map(({ of, perPod }) => of.kedaTrigger(within, customMetrics.prometheus, perPod)),
      ],
    });
    return;
  }
  new Autoscaler(scope, 'autoscaler', {
    ...common,
    metrics: [
      ...(cpu === undefined ? [] : [cpuUtilization(cpu)]),
      ...(memory === undefined ? [] : [memoryUtilization(memory)]),
      ...load.map(({ of, perPod }) => podsMetric(of.name, String(perPod))),
      ...metrics,
    ],
  });
  if (load.length > 0) {
    new TemplateFile(scope, 'adapter-rules', {
      file: `prometheus-adapter-${autoscaler.name}.yaml`,
      text: `# For whoever runs prometheus-adapter: add to the rules of its configuration.\n${yamlText({ rules: load.map(({ of }) => of.adapterRule) })}`,
    });
  }
}

function loadProblems(
  name: string,
  { load = [], metrics = [] }: Scaling,
  customMetrics: CustomMetrics | undefined,
): Problem[] {
  const names = load.map(({ of }) => of.name).join(', ');
  if (load.length > 0 && !customMetrics) {
    return [
      problem(
        'scaling',
        `"${name}" scales by ${names}, and nobody in the environment makes metrics known to autoscalers.`,
        {
          hint: 'Give the environment cluster.customMetrics: { by: "prometheus-adapter" } or { by: "keda", prometheus: "http://…" }.',
        },
      ),
    ];
  }
  const amounts = load.filter(({ perPod }) => !(Number.isFinite(perPod) && perPod > 0));
  const wrong = amounts.map(({ of, perPod }) =>
    problem('scaling', `each pod of "${name}" may carry ${perPod} of ${of.name}.`, { hint: 'Give a number above 0.' }),
  );
  if (load.length === 0 || metrics.length === 0 || customMetrics?.by !== 'keda') return wrong;
  return [
    ...wrong,
    problem('scaling', `"${name}" scales by ${names} and by raw metrics, which KEDA does not pass on.`, {
      hint: 'Declare them as `load`, or omit them.',
    }),
  ];
}
