import { routesOf } from '../../connectivity/ingress-controller.js';
import { permissionLines } from '../../diff/permissions.js';
import { assumptions } from '../../graph/assumptions.js';
import { textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { podMakers } from '../../graph/workload.js';
import { parseImage } from '../../manifest/image.js';
import { formatObject } from '../../problem.js';
import { type PlaceOf, systemOf } from './place.js';
import type {
  ReportAssumption,
  ReportEdge,
  ReportExposure,
  ReportImage,
  ReportNode,
  ReportPermission,
} from './report.js';

/** The image of every container. */
export const imagesIn = (graph: Graph, placeOf: PlaceOf): readonly ReportImage[] =>
  podMakers(graph).flatMap(({ object, containers }) => {
    const own = textOf((object.manifest['spec'] as { imageName?: unknown } | undefined)?.imageName);
    const named = containers.map(({ name, fields }) => ({ name, image: textOf(fields['image']) }));
    return [...named, { name: object.name, image: own }].flatMap(({ name, image }) => {
      if (image === undefined) return [];
      const { repository, tag, digest } = parseImage(image);
      return {
        system: systemOf(object),
        workload: formatObject(object),
        container: name,
        repository,
        version: [tag, digest?.slice(0, 19)].filter(Boolean).join('@') || 'latest',
        ...placeOf(object),
      };
    });
  });

/** Everything that somebody outside of the cluster reaches, by route and by address. */
export function exposuresIn(
  graph: Graph,
  { nodes, edges }: { readonly nodes: readonly ReportNode[]; readonly edges: readonly ReportEdge[] },
  placeOf: PlaceOf,
): readonly ReportExposure[] {
  const byRoute = new Map<string, ReportExposure>();
  for (const { routed, workload, ports } of routesOf(graph)) {
    const from = `${routed.host || 'every host'}${routed.path === '/' ? '' : routed.path}`;
    const row = {
      system: systemOf(workload.object),
      to: workload.id,
      from,
      ports: `${ports}`,
      guarded: routed.guarded,
    };
    byRoute.set(JSON.stringify(row), { ...row, ...placeOf(routed.object) });
  }
  const byAddress = edges.flatMap(({ from, to, ports }): readonly ReportExposure[] => {
    const [source, target] = [nodes[from], nodes[to]];
    if (!source || !target || source.kind !== 'way-in' || source.ranges.length === 0) return [];
    const { system, id, file, source: declared } = target;
    return [{ system, to: id, from: source.label, ports, guarded: false, file, source: declared }];
  });
  return [...byRoute.values(), ...byAddress];
}

/** Who may do what in the cluster. */
export const permissionsIn = (graph: Graph, placeOf: PlaceOf): readonly ReportPermission[] =>
  permissionLines(graph).map(({ subject, may, binding }) => ({
    system: systemOf(binding),
    subject,
    may,
    ...placeOf(binding),
  }));

/** What the platform has to bring. */
export const assumptionsIn = (graph: Graph, placeOf: PlaceOf): readonly ReportAssumption[] =>
  assumptions(graph).map(({ kind, name, from }) => ({ kind, name, namedBy: formatObject(from), ...placeOf(from) }));
