import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';

type Labels = Readonly<Record<string, string>>;

export const graphOf = (...manifests: readonly Manifest[]): Graph =>
  new Graph(manifests.map(manifest => graphObject(manifest)));

export const namespace = (name: string, labels: Labels = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});

export const deployment = (
  name: string,
  labels: Labels = { app: name },
  more: {
    readonly namespace?: string;
    readonly ports?: readonly object[];
    readonly spec?: object;
    readonly annotations?: Labels;
  } = {},
): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: more.namespace ?? 'shop' },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels, annotations: more.annotations ?? {} },
      spec: { containers: [{ name: 'main', ports: more.ports ?? [] }], ...more.spec },
    },
  },
});

export const policy = (name: string, spec: object, inNamespace = 'shop'): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: inNamespace },
  spec,
});

export const service = (name: string, selector: Labels, ports: readonly object[], labels: Labels = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop', labels },
  spec: { selector, ports },
});

export const pods = (labels: Labels) => ({ podSelector: { matchLabels: labels } });
