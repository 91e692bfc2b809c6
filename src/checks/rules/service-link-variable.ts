import { at, listOf, textMapOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { namespaceOf } from '../../graph/object.js';
import { workloads } from '../../graph/workload.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Check, finding, risk } from '../check.js';
import { toldContainers, variablesOf } from '../container-variables.js';
import { podMakingKinds } from '../kinds.js';

export const serviceLinkVariable: Check = {
  id: 'service-link-variable',
  title: "No Service's own variables take the place of a program's",
  why: 'Kubernetes tells every pod <SERVICE>_PORT=tcp://10.0.0.1:80 and more: a program that reads CODEAI_PORT beside a Service "codeai" fails to parse it.',
  fix: 'Set `enableServiceLinks: false` on the pod, or set the variable.',
  category: 'config',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/containers/container-environment/#cluster-information',
  fails: `
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { ports: [{ port: 80 }], selector: { app: shop } }
---
apiVersion: v1
kind: Pod
metadata: { name: shop, labels: { app: shop } }
spec:
  containers: [{ name: shop, image: 'shop:1', env: [{ name: SHOP_HOST, value: 0.0.0.0 }] }]
`,
  *check(graph) {
    const read = new Map(
      toldContainers(graph).map(({ container, configuration }) => [container, configuration.program.variables]),
    );
    for (const { spec, namespace, labels, containers } of workloads(graph)) {
      if (spec['enableServiceLinks'] === false) continue;
      const links = linksOf(graph, namespace);
      for (const container of containers) {
        const told = new Set((variablesOf(graph, container) ?? []).map(({ name }) => name));
        const catalogue = read.get(container);
        for (const { service, selector, variables } of links) {
          const taken = variables.filter(name => catalogue && Object.hasOwn(catalogue, name) && !told.has(name));
          const prefix = variables[0]!.slice(0, -'PORT'.length);
          const message = `Service "${service}" sets ${taken[0] ?? variables[0]} in it`;
          if (taken.length > 0) yield finding(container.object, container.path, `${message}, which the program reads`);
          else if (
            !catalogue &&
            isOwn(selector, labels) &&
            !told.has(variables[0]!) &&
            [...told].some(name => name.startsWith(prefix))
          ) {
            yield risk(container.object, container.path, `${message}, beside its own ${prefix}… variables`);
          }
        }
      }
    }
  },
};

/** Whether a Service is that of the program itself, whose variables begin with its name. */
const isOwn = (selector: Labels, labels: Labels) => {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([label, value]) => labels[label] === value);
};

/** What each Service of a namespace tells its pods: `<NAME>_PORT` first; headless ones have no address to tell. */
function linksOf(graph: Graph, namespace: string) {
  return graph
    .ofKind('Service')
    .filter(service => namespaceOf(service) === namespace)
    .flatMap(service => {
      const spec = at(service.manifest, 'spec');
      if (spec['clusterIP'] === 'None' || textOf(spec['type']) === 'ExternalName') return [];
      const prefix = service.name.toUpperCase().replaceAll(/[-.]/g, '_');
      const ports = listOf(spec['ports']).flatMap(port => {
        const { port: number, protocol = 'TCP', name } = at(port);
        const each = `${prefix}_PORT_${number}_${protocol}`;
        const named = textOf(name)?.toUpperCase().replaceAll(/[-.]/g, '_');
        return [
          ...[each, `${each}_PROTO`, `${each}_PORT`, `${each}_ADDR`],
          ...(named ? [`${prefix}_SERVICE_PORT_${named}`] : []),
        ];
      });
      const variables = [`${prefix}_PORT`, `${prefix}_SERVICE_HOST`, `${prefix}_SERVICE_PORT`, ...ports];
      return [{ service: service.name, selector: textMapOf(spec['selector']), variables }];
    });
}
