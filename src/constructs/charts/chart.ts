import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { ApiObject, type ApiObjectProps, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import { namespaceAt } from '../../intent/place.js';
import { callerSource, recordSource } from '../../intent/source.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aText, texts } from '../object/shapes.js';
import { changingIn, underAnotherClock } from './clock.js';
import { differencesOf } from './differences.js';
import { HelmError, helmVersion, type Rendering, refuseOtherHelm, rendered } from './helm.js';
import { type ChartObject, inOrder } from './order.js';
import { cachedPath, saved } from './rendering-cache.js';
import { type ChartSource, chartSource } from './source.js';

/** A Helm chart in the source tree, and what it is rendered with. */
export interface ChartProps {
  /** The packed chart, from the folder of package.json: `charts/podinfo-6.14.1.tgz`. @default `folder` */
  readonly archive?: string;
  /** The folder of the chart. @default `archive` */
  readonly folder?: string;
  /** `sha256:` and 64 digits: of the archive, or of the files of the folder. The error of a wrong one names the right one. */
  readonly digest: string;
  /** Its values. @default its own */
  readonly values?: Readonly<Record<string, unknown>>;
  /**
   * The version of helm that renders it: `3.18` fits `3.18.4`; every other is refused, since another one may render other
   * bytes.
   * @default any
   */
  readonly helm?: string;
  /** The name of the release. @default the id */
  readonly release?: string;
  /** What the cluster serves besides Kubernetes, for charts that ask: `monitoring.coreos.com/v1`. @default nothing */
  readonly apiVersions?: readonly string[];
}

const chartProps = {
  archive: optional(aText),
  folder: optional(aText),
  digest: required(aText),
  values: optional(aMap),
  helm: optional(aText),
  release: optional(aText),
  apiVersions: optional(texts),
} satisfies PropsOf<ChartProps>;

/** The objects that a chart has rendered, each an ApiObject: `foreign(…)` takes its workloads into the network. */
export class RenderedChart extends Construct {
  /** Every one of them, in the chart's order. */
  readonly objects: readonly ApiObject[];

  constructor(scope: Construct, id: string, props: ChartProps, source: string | undefined) {
    super(scope, id);
    recordSource(this, RenderedChart);
    const [objects, problems] = objectsOf(this, id, props);
    reject(
      this,
      problems.map(each => ({ ...each, source })),
    );
    this.objects = inOrder(objects).map(object => {
      const { kind, metadata } = object;
      return new ApiObject(this, `${kind}-${metadata.name}-${metadata.namespace ?? ''}`, object as ApiObjectProps);
    });
  }

  /** One of its objects. @throws ProblemError where it renders none of that kind and name */
  object(kind: string, name: string): ApiObject {
    const found = this.objects.find(object => object.kind === kind && object.name === name);
    if (found) return found;
    const names = this.objects.map(object => `${object.kind} ${object.name}`);
    const message = `the chart renders no ${kind} ${name}.${didYouMean(`${kind} ${name}`, names)}`;
    const rejected = problem('chart', message, {
      hint: `It renders ${alternatives(names)}.`,
      source: callerSource(this.object),
    });
    reject(this, [rejected]);
    return new ApiObject(this, `missing-${kind}-${name}`, { apiVersion: 'v1', kind, metadata: { name } });
  }
}

/**
 * Renders a Helm chart with the user's helm: offline, twice, and refuses what is another one each time. Its definitions
 * and hooks take their place in the order of the rollout; its objects are checked and written like all others.
 * @throws ProblemError where the chart cannot be rendered, outside of a fleet
 */
export function chart(scope: Construct, id: string, props: ChartProps): RenderedChart {
  refuseGiven(chart, props, chartProps);
  return new RenderedChart(scope, id, props, callerSource(chart));
}

function objectsOf(
  by: Construct,
  id: string,
  props: ChartProps,
): readonly [objects: readonly ChartObject[], problems: readonly Problem[]] {
  const source = chartSource(props);
  if (!('files' in source)) return [[], source];
  const rendering = {
    ...{ release: props.release ?? id, namespace: namespaceAt(by) ?? 'default', kubernetes: clusterOf(by).kubernetes },
    ...{ apiVersions: props.apiVersions ?? [], values: props.values ?? {} },
  };
  try {
    refuseOtherHelm(props.helm);
    const [documents, problems] = twice(source, rendering);
    const objects = documents.filter(isObject);
    const others = documents.length - objects.length;
    return [objects, others === 0 ? problems : [...problems, notObjects(source.path, others)]];
  } catch (error) {
    if (!(error instanceof HelmError)) throw error;
    return [[], [problem('chart', `the chart "${source.path}": ${error.message}`, { hint: error.hint })]];
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

function isObject(document: unknown): document is ChartObject {
  const { apiVersion, kind, metadata } = Object(document);
  return isText(apiVersion) && isText(kind) && isText(Object(metadata).name);
}

const notObjects = (path: string, count: number): Problem =>
  problem('chart', `the chart "${path}" renders ${count} documents without apiVersion, kind or name.`, {
    hint: 'Look at them: helm template <name> <chart>.',
  });

/** What a chart renders: what an earlier run did, unless the chart, its values or helm are others. */
function twice(
  source: ChartSource,
  rendering: Rendering,
): readonly [documents: readonly unknown[], problems: readonly Problem[]] {
  const key = createHash('sha256')
    .update(JSON.stringify([source.digest, rendering, helmVersion()]))
    .digest('hex');
  const path = cachedPath(key);
  if (existsSync(path)) return [documentsIn(path), []];
  const first = rendered(source.files, rendering);
  const one = documentsOf(first);
  const other = documentsOf(rendered(underAnotherClock(source.files) ?? source.files, rendering));
  const differences = differencesOf(one, other);
  if (differences.length === 0) renameSync(saved(first), path);
  return [one, differences.map(each => changes(source, each))];
}

const mostListed = 3;

function changes({ path, files }: ChartSource, field: string): Problem {
  const makers = changingIn(files);
  const more = makers.length > mostListed ? ` and ${makers.length - mostListed} more` : '';
  const by = makers.length === 0 ? '' : ` (the chart has ${makers.slice(0, mostListed).join(', ')}${more})`;
  return problem('chart', `the chart "${path}" renders ${field} anew each time${by}.`, {
    hint: 'Give the value, or the name of a Secret that exists, by `values`: committed manifests cannot hold what changes.',
  });
}

/** Read as the cluster reads them. */
const documentsIn = (path: string): readonly unknown[] => Yaml.load(path);

function documentsOf(text: string): readonly unknown[] {
  const path = saved(text);
  try {
    return documentsIn(path);
  } finally {
    rmSync(path);
  }
}
