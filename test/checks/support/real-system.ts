import type { Check } from '../../../src/checks/check.js';
import { checks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Graph } from '../../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../../src/graph/object.js';
import { fleet } from '../../../src/main.js';

const graph = graphOf(fleet.declare(fleet.environment('production')).node.findChild('codeai'));

/** CodeAI in production, with one manifest changed after it was declared; `change` gets a copy. */
export function mutated(kind: string, name: string, change: (manifest: Mutable) => void): Graph {
  let found = 0;
  const objects = graph.objects.map(object => {
    if (object.kind !== kind || object.name !== name) return object;
    found++;
    const manifest = structuredClone(object.manifest) as Manifest & Mutable;
    change(manifest);
    return graphObject(manifest, { unit: object.unit });
  });
  if (found !== 1) throw new Error(`${found} objects are called ${kind} ${name}`);
  return new Graph(objects, graph.intents);
}

/** Plain data whose shape the test knows. */
export interface Mutable {
  data?: Record<string, string>;
  spec: {
    ingress: Rule[];
    egress: Rule[];
    podSelector: object;
    rules: object[];
    groups: { rules: { expr: string }[] }[];
  };
}
interface Rule {
  from?: object[];
  to?: object[];
  ports: { port: number }[];
}

export const unchanged = graph;

/** The ids of the checks of a severity that find something, each once. */
export function foundBy(
  of: Graph,
  severity: 'error' | 'warning' = 'error',
  among: readonly Check[] = checks,
): readonly string[] {
  const found = among
    .filter(({ tiers }) => !tiers)
    .filter(check =>
      [...check.check(of, { kubernetes: '1.31' })].some(finding => (finding.severity ?? check.severity) === severity),
    );
  return found.map(({ id }) => id);
}
