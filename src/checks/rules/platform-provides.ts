import { assumptions } from '../../graph/assumptions.js';
import { providerOf } from '../../graph/external.js';
import { tiers } from '../../intent/tier.js';
import { type Check, finding } from '../check.js';

export const platformProvides: Check = {
  id: 'platform-provides',
  title: 'What the platform brings is named by the environment',
  why: 'A class, an issuer, a secret store or a namespace that is named and that nobody makes leaves pods, certificates and Secrets pending.',
  fix: 'Render it, name the release that brings it with `external(…)`, or name it in the facts of the environment: those of its own, or under cluster.provides. It is on the page of the platform then.',
  category: 'delivery',
  severity: 'warning',
  kinds: 'any',
  // Of manifests alone nobody knows what their cluster has.
  tiers,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec: { priorityClassName: gold, containers: [{ name: api, image: 'api:1' }] } # in an environment that names no such class
`,
  *check(graph, { provided = {} }) {
    const own = new Set(graph.intents('unit').map(({ value }) => value.namespace));
    for (const { kind, name, from, path } of assumptions(graph)) {
      // A system that shares a namespace says so itself.
      if (provided[kind]?.includes(name) || (kind === 'Namespace' && own.has(name))) continue;
      if (providerOf(graph, kind, undefined, name)) continue;
      yield finding(from, path, `names ${kind} "${name}", which is neither rendered nor named by the environment`);
    }
  },
};
