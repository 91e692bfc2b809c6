import { type Link, linksNamedLike, linksThatSet, serviceLinks } from '../../graph/service-links.js';
import { workloads } from '../../graph/workload.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Check, finding, risk } from '../check.js';
import { declaredContainers, variablesOf } from '../container-variables.js';
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
      declaredContainers(graph).map(({ container, configuration }) => [container, configuration.program.variables]),
    );
    const links = serviceLinks(graph);
    for (const { spec, namespace, labels, containers } of workloads(graph)) {
      const here = links.get(namespace);
      if (spec['enableServiceLinks'] === false || !here) continue;
      for (const container of containers) {
        const variables = new Set((variablesOf(graph, container) ?? []).map(({ name }) => name));
        const catalogue = read.get(container);
        const say = ({ service }: Link, variable: string) => `Service "${service}" sets ${variable} in it`;
        if (catalogue) {
          const missing = Object.keys(catalogue).filter(name => !variables.has(name));
          for (const [link, taken] of linksThatSet(here, missing))
            yield finding(container.object, container.path, `${say(link, taken)}, which the program reads`);
        } else {
          for (const link of linksNamedLike(here, variables)) {
            const { prefix, selector } = link;
            if (!isOwn(selector, labels) || variables.has(`${prefix}PORT`)) continue;
            const message = `${say(link, `${prefix}PORT`)}, beside its own ${prefix}… variables`;
            yield risk(container.object, container.path, message);
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
