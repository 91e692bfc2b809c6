import { Construct } from 'constructs';
import type {
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerBehavior,
  LabelSelector,
  MetricSpec,
  MetricTarget,
} from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import type { Counter, Gauge, Metric } from '../../monitoring/metric.js';
import { type Problem, problem } from '../../problem.js';
import { wholeProblems } from '../object/numbers.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber, anObject, aText, listOf, mapOf } from '../object/shapes.js';

/** What is scaled, as the API names it. */
export interface ScaleTarget {
  /** `apps/v1` */
  readonly apiVersion: string;
  /** `Deployment` */
  readonly kind: string;
  /** The name of the object. */
  readonly name: string;
}

export interface AutoscalerProps {
  /** The name of the HorizontalPodAutoscaler. @default the target's name */
  readonly name?: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** More annotations of its objects. @default none */
  readonly annotations?: Labels;
  /** The workload whose pods it counts. */
  readonly target: ScaleTarget;
  /** Fewest pods. */
  readonly min: number;
  /** Most pods. */
  readonly max: number;
  /** At least one; the one that asks for most pods wins. */
  readonly metrics: readonly MetricSpec[];
  /** As the API names it. @default the API's: up at once, down after five minutes */
  readonly behavior?: HorizontalPodAutoscalerBehavior;
}

export const scaleTarget = {
  apiVersion: required(aText),
  kind: required(aText),
  name: required(aText),
} satisfies PropsOf<ScaleTarget>;

const autoscalerProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  target: required(anObject(scaleTarget)),
  min: required(aNumber),
  max: required(aNumber),
  metrics: required(listOf(aMap)),
  behavior: optional(aMap),
} satisfies PropsOf<AutoscalerProps>;

/** A HorizontalPodAutoscaler (`autoscaling/v2`). The workload it scales must not state replicas. */
export class Autoscaler extends Construct {
  constructor(scope: Construct, id: string, props: AutoscalerProps) {
    super(scope, id);
    refuseProps(this, props, autoscalerProps, new.target === Autoscaler);
    const { target, name = target.name, labels = {}, annotations = {}, min, max, metrics, behavior } = props;
    reject(this, [...rangeProblems(min, max), ...(metrics.length > 0 ? [] : [scalesByNothing(name)])]);
    new PlainObject<HorizontalPodAutoscaler>(this, 'Resource', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name, labels, annotations },
      spec: {
        scaleTargetRef: target,
        ...(min !== 1 && { minReplicas: min }),
        maxReplicas: max,
        metrics,
        ...(behavior && { behavior }),
      },
    });
  }
}

/** The problem with an autoscaler that looks at nothing. */
export const scalesByNothing = (name: string): Problem =>
  problem('scaling', `"${name}" scales by no metric.`, { hint: 'Give at least one: cpuUtilization(70).' });

/** What is wrong with a number of replicas. */
export const replicaProblems = (count: number) => wholeProblems('scaling', 'the number of replicas', count, 1);

/** What is wrong with a range of replicas. */
export function rangeProblems(min: number, max: number) {
  const problems = [min, max].flatMap(count => replicaProblems(count));
  if (min > max) {
    problems.push(
      problem('scaling', `at least ${min} replicas are asked for, and at most ${max}.`, {
        hint: 'The minimum must not be above the maximum.',
      }),
    );
  }
  return problems;
}

const utilization = (percent: number): MetricTarget => ({ type: 'Utilization', averageUtilization: percent });
const selector = (matchLabels: Labels | undefined): { selector?: LabelSelector } =>
  matchLabels ? { selector: { matchLabels } } : {};

/** Percent of the requested cpu, averaged over the pods. */
export const cpuUtilization = (percent: number): MetricSpec => ({
  type: 'Resource',
  resource: { name: 'cpu', target: utilization(percent) },
});

/** Percent of the requested memory, averaged over the pods. */
export const memoryUtilization = (percent: number): MetricSpec => ({
  type: 'Resource',
  resource: { name: 'memory', target: utilization(percent) },
});

/** Percent of what one container requests, averaged over the pods. */
export const containerUtilization = (container: string, resource: 'cpu' | 'memory', percent: number): MetricSpec => ({
  type: 'ContainerResource',
  containerResource: { container, name: resource, target: utilization(percent) },
});

/** A metric as an adapter serves it: by name, or as a catalogue declares it. A histogram has no series of its own name. */
export type ScalingMetric = string | Gauge | Counter;

/** Labels that the metric has. */
type LabelsOf<M extends ScalingMetric> = M extends Metric ? { readonly [K in keyof M['labels']]?: string } : Labels;

const identified = <M extends ScalingMetric>(metric: M, labels: LabelsOf<M> | undefined) => ({
  metric: { name: typeof metric === 'string' ? metric : metric.name, ...selector(labels as Labels | undefined) },
});

/** A metric of the pods themselves; `average` is a quantity per pod. */
export const podsMetric = <const M extends ScalingMetric>(
  metric: M,
  average: string,
  labels?: LabelsOf<NoInfer<M>>,
): MetricSpec => ({
  type: 'Pods',
  pods: { ...identified<M>(metric, labels), target: { type: 'AverageValue', averageValue: average } },
});

/** A metric of one object, such as an Ingress; `value` is a quantity for all pods together. */
export const objectMetric = <const M extends ScalingMetric>(
  metric: M,
  describedObject: ScaleTarget,
  value: string,
  labels?: LabelsOf<NoInfer<M>>,
): MetricSpec => ({
  type: 'Object',
  object: { ...identified<M>(metric, labels), describedObject, target: { type: 'Value', value } },
});

/** A metric from outside the cluster, such as the length of a queue; `average` is a quantity per pod. */
export const externalMetric = <const M extends ScalingMetric>(
  metric: M,
  average: string,
  labels?: LabelsOf<NoInfer<M>>,
): MetricSpec => ({
  type: 'External',
  external: { ...identified<M>(metric, labels), target: { type: 'AverageValue', averageValue: average } },
});
