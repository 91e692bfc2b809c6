import { Graph } from '../graph/graph.js';
import { type GraphObject, graphObject } from '../graph/object.js';
import { waiverAnnotation } from '../intent/waiver.js';
import { didYouMean, formatObject, type Problem, problem } from '../problem.js';
import type { ObjectWaiver } from './properties.js';

/** The graph with the waivers of cdk8s.yaml on their objects, as if they stood in the manifests. */
export function waived(graph: Graph, waivers: readonly ObjectWaiver[]): { graph: Graph; problems: readonly Problem[] } {
  if (waivers.length === 0) return { graph, problems: [] };
  const names = new Set(graph.objects.map(formatObject));
  const homeless = waivers.filter(({ object }) => !names.has(object));
  return {
    graph: new Graph(graph.objects.map(object => withWaivers(object, waivers))),
    problems: homeless.map(({ check, object }) => ({
      ...problem('waiver-unused', `no object is called "${object}", which waives ${check}`, {
        hint: didYouMean(object, names).trim() || 'Correct or remove the waiver in cdk8s.yaml.',
      }),
      severity: 'warning' as const,
    })),
  };
}

function withWaivers(object: GraphObject, waivers: readonly ObjectWaiver[]): GraphObject {
  const own = waivers.filter(waiver => waiver.object === formatObject(object));
  if (own.length === 0) return object;
  const { metadata } = object.manifest;
  const annotations = Object.assign({}, metadata.annotations, ...own.map(waiverAnnotation));
  return graphObject({ ...object.manifest, metadata: { ...metadata, annotations } }, { file: object.file });
}
