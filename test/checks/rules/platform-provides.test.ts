import { platformProvides } from '../../../src/checks/rules/platform-provides.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const names = (kind: string, name: string) =>
  `names ${kind} "${name}", which is neither rendered nor named by the environment`;
const provided = { Namespace: ['shop', 'x'] };
const ingress = (spec: string, annotations = '{}') =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: i, annotations: ${annotations} }\nspec: ${spec}\n---\n`;
const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: shop }\nspec: ${spec}\n---\n`;

testCheck(platformProvides, {
  example: [
    ['Pod shop/api', 'metadata.namespace', names('Namespace', 'shop')],
    ['Pod shop/api', 'spec.priorityClassName', names('PriorityClass', 'gold')],
  ],
  valid: [
    {
      name: 'what is named',
      yaml: platformProvides.fails,
      context: { provided: { ...provided, PriorityClass: ['gold'] } },
    },
    {
      name: 'what is rendered',
      yaml:
        'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: { name: gold }\nvalue: 9\n---\n' +
        'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n' +
        pod('{ priorityClassName: gold, containers: [] }'),
    },
    {
      name: 'what every cluster has',
      yaml: pod('{ priorityClassName: system-node-critical, containers: [] }') + object('ConfigMap', 'c', 'data: {}'),
      context: { provided },
    },
  ],
  invalid: [
    {
      name: 'a class and an issuer of a route',
      yaml: ingress('{ ingressClassName: nginx }', '{ cert-manager.io/cluster-issuer: letsencrypt }'),
      findings: [
        ['Ingress i', 'spec.ingressClassName', names('IngressClass', 'nginx')],
        ['Ingress i', 'metadata.annotations["cert-manager.io/cluster-issuer"]', names('ClusterIssuer', 'letsencrypt')],
      ],
    },
    {
      name: 'a store of secrets, once',
      yaml: ['a', 'b']
        .map(
          name =>
            `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: ${name} }\nspec: { secretStoreRef: { kind: ClusterSecretStore, name: vault } }\n---\n`,
        )
        .join(''),
      findings: [['ExternalSecret a', 'spec.secretStoreRef.name', names('ClusterSecretStore', 'vault')]],
    },
  ],
});
