import {
  ApiAccess,
  Fleet,
  NetworkBoundary,
  PostDeployCheck,
  PublicRoute,
  SecretTemplate,
  StatefulService,
  TemplateFile,
  WebService,
  Worker,
} from '../../../src/index.js';
import { common, given, type NestedFault } from './nested-fault.js';

const worker = (props: object) => given(Worker, { ...common, ...props });
const probe = { command: ['true'] };
const server = (props: object) =>
  given(WebService, { ...common, ports: { http: 80 }, probes: { liveness: probe, readiness: probe }, ...props });
const boundary = (props: object) => given(NetworkBoundary, { name: 'x', selector: { app: 'x' }, ...props });

/** Faults inside lists and objects of components and of what stands beside them. */
export const faultsOfComponents: readonly NestedFault[] = [
  [
    'the verbs of an access',
    given(ApiAccess, { name: 'x', account: 'x', access: [{ resources: ['pods'], verbs: 'get' }] }),
    [['it has "get" as "access[0].verbs".', 'Allowed is a list of texts.']],
  ],
  [
    'the namespace of an access',
    worker({ access: [{ resources: ['pods'], verbs: ['get'], in: { namespaces: ['x'] } }] }),
    [
      ['it has no "access[0].in.namespaces". Did you mean "namespace"?', '"access[0].in" has "namespace".'],
      ['it needs "access[0].in.namespace".', 'Give it: allowed is text.'],
    ],
  ],
  [
    'what comes before',
    worker({ dependsOn: ['api'] }),
    [['it has "api" as "dependsOn[0]".', 'Allowed is a component.']],
  ],
  [
    'a load to scale by',
    worker({ replicas: [2, 4], scaling: { load: [{ of: 'requests', perPod: '5' }] } }),
    [
      ['it has "requests" as "scaling.load[0].of".', 'Allowed is a load such as inFlight(…).'],
      ['it has "5" as "scaling.load[0].perPod".', 'Allowed is a number.'],
    ],
  ],
  [
    'a metric of an autoscaler',
    worker({ replicas: [2, 4], scaling: { metrics: ['queue'] } }),
    [['it has "queue" as "scaling.metrics[0]".', 'Allowed is an object.']],
  ],
  [
    'a port',
    server({ ports: { http: { number: '80', protocoll: 'http' } } }),
    [
      [
        'it has no "ports.http.protocoll". Did you mean "protocol"?',
        '"ports.http" has "number", "protocol", "servicePort" or "container".',
      ],
      ['it has "80" as "ports.http.number".', 'Allowed is a number.'],
    ],
  ],
  [
    'metrics, one or several',
    server({ metrics: [{ port: 'http', discovery: 'node' }] }),
    [['it has "node" as "metrics[0].discovery".', 'Allowed is "service" or "pods".']],
  ],
  [
    'metrics of members',
    given(StatefulService, { ...common, ports: { http: 80 }, metrics: { port: 80 } }),
    [['it has 80 as "metrics.port".', 'Allowed is text.']],
  ],
  [
    'metrics of a worker',
    worker({ metrics: { port: 'http' } }),
    [['it has "http" as "metrics.port".', 'Allowed is a number.']],
  ],
  [
    'a probe of members',
    given(StatefulService, { ...common, ports: { http: 80 }, probes: { liveness: { period: '10s' } } }),
    [['it has "10s" as "probes.liveness.period".', 'Allowed is a number.']],
  ],
  [
    'a disruption budget',
    worker({ disruption: { minAvailable: '50%' } }),
    [['it has "50%" as "disruption.minAvailable".', 'Allowed is a number.']],
  ],
  ['a label', worker({ labels: { tier: 1 } }), [['it has 1 as "labels.tier".', 'Allowed is text.']]],
  [
    'a path of a route, and who may call it',
    given(PublicRoute, {
      ...{ name: 'x', host: 'x.example.com', service: { name: 'x', port: 80 } },
      ...{ paths: [{ path: '/a', bodySize: 10 }], cors: { origins: 'https://a.example.com' } },
    }),
    [
      ['it has "https://a.example.com" as "cors.origins".', 'Allowed is a list of texts.'],
      ['it has 10 as "paths[0].bodySize".', 'Allowed is text.'],
    ],
  ],
  [
    'an entry of a secret, whose value is not shown',
    given(SecretTemplate, {
      name: 'x',
      entries: [
        { key: 'a', value: 'hunter2', kye: 1 },
        { key: 1, value: {} },
      ],
    }),
    [
      ['it has no "entries[0].kye".', '"entries[0]" has "key", "value", "variable" or "description".'],
      ['it has text as "entries[0].value".', 'Allowed is a secret such as secretRef(…).'],
      ['it has 1 as "entries[1].key".', 'Allowed is text.'],
    ],
  ],
  [
    'a call of a boundary',
    boundary({ calls: [{ to: {}, pool: '5' }], exposes: [80] }),
    [
      ['it has "5" as "calls[0].pool".', 'Allowed is a number.'],
      ['it has 80 as "exposes[0]".', 'Allowed is an object.'],
    ],
  ],
  [
    'a status that is checked',
    given(PostDeployCheck, { image: 'a:1', requests: [{ to: {}, path: '/', status: [200, '307'] }] }),
    [['PostDeployCheck(…): it has "307" as "requests[0].status[1]".', 'Allowed is a number.']],
  ],
  [
    'a source of a projected volume',
    worker({ volumes: { all: { projected: ['config'] } } }),
    [['it has "config" as "volumes.all.projected[0]".', 'Allowed is an object.']],
  ],
  [
    'an object of a template',
    given(TemplateFile, { file: 'x', text: 'x', objects: ['x'] }),
    [['it has "x" as "objects[0]".', 'Allowed is an object.']],
  ],
  [
    'an environment and a gate of a fleet',
    () =>
      new Fleet({
        environments: ['production'],
        systems: { shop: {} },
        gates: [{ environment: 'production', system: 1 }],
      } as never),
    [
      ['Fleet(…): it has "production" as "environments[0]".', 'Allowed is an Environment.'],
      ['Fleet(…): it has an object as "systems.shop".', 'Allowed is a function.'],
      ['Fleet(…): it has 1 as "gates[0].system".', 'Allowed is text.'],
    ],
  ],
];
