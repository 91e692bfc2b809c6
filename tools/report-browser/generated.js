/** Manifests of a cluster with this many workloads in namespaces of twenty: policies, Services, routes and calls by name. */
export function generated(count) {
  const workloads = Array.from({ length: count }, (_, i) => ({
    name: `service-${i}`,
    namespace: `team-${Math.floor(i / 20)}`,
    i,
  }));
  return workloads
    .flatMap(each => manifestsOf(each, workloads))
    .map(manifest => JSON.stringify(manifest))
    .join('\n---\n');
}

function manifestsOf({ name, namespace, i }, all) {
  const labels = { app: name };
  const inside = all.filter(other => other.namespace === namespace);
  const place = i % 20;
  const calls = [2 * place + 1, 2 * place + 2].flatMap(n => inside[n] ?? []);
  const shared = i % 5 === 0 && i >= 60 ? [all[i % 60]] : [];
  const callers = inside.filter((_, n) => 2 * n + 1 === place || 2 * n + 2 === place);
  const env = [...calls, ...shared].map((other, n) => ({
    name: `CALL_${n}`,
    value: `http://${other.name}.${other.namespace}:8080`,
  }));
  const isStore = i % 10 === 9;
  const template = {
    metadata: { labels },
    spec: {
      containers: [
        {
          name: 'main',
          image: `registry.example.com/${isStore ? 'postgres' : name}:1.${i % 5}.0`,
          ports: [{ containerPort: 8080 }],
          env,
        },
      ],
    },
  };
  const metadata = { name, namespace };
  return [
    {
      apiVersion: 'apps/v1',
      kind: isStore ? 'StatefulSet' : 'Deployment',
      metadata,
      spec: { replicas: 1 + (i % 4), selector: { matchLabels: labels }, template },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: 8080 }] } },
    ...(i % 3 === 0 ? [policyOf(metadata, labels, callers)] : []),
    ...(i % 20 === 0 ? [routeOf(metadata)] : []),
  ];
}

/** Only those who name it may call it; nobody, where that is only the world. */
const policyOf = (metadata, labels, callers) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata,
  spec: {
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress'],
    ingress: callers.map(({ name }) => ({
      from: [{ podSelector: { matchLabels: { app: name } } }],
      ports: [{ port: 8080 }],
    })),
  },
});

const routeOf = metadata => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata,
  spec: {
    rules: [
      {
        host: `${metadata.name}.example.com`,
        http: {
          paths: [
            { path: '/', pathType: 'Prefix', backend: { service: { name: metadata.name, port: { number: 8080 } } } },
          ],
        },
      },
    ],
  },
});

/** Names that are not what they seem. */
export const hostileNames = [
  '</script><script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 2">',
  '"><svg onload="window.hit = 3">',
  '\u001b[31mred\u001b[0m',
  '\u202eesrever\u202c مرحبا',
  '__proto__',
  'constructor',
  'javascript:window.hit=4',
  'x'.repeat(600),
  "{{7*7}}${7*7}<%= 7 %>'",
];

/** Each of them as the name of a namespace, a workload, a container, an image, a host and an alert, with a runbook that is a script. */
export function hostile() {
  const objects = hostileNames.flatMap((name, i) => {
    const metadata = {
      name,
      namespace: i % 2 ? name : 'shop',
      labels: { 'app.kubernetes.io/part-of': i % 3 ? 'shop' : name },
    };
    const labels = { app: `a${i}` };
    const containers = [{ name, image: name, ports: [{ containerPort: 80 }], env: [{ name, value: 'http://x:80' }] }];
    const rule = {
      alert: name,
      expr: 'up == 0',
      labels: { severity: name },
      annotations: { summary: name, runbook_url: 'javascript:window.hit=5' },
    };
    return [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { ...metadata, name: i === 0 ? 'x' : name },
        spec: { selector: labels, ports: [{ port: 80 }] },
      },
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata,
        spec: { groups: [{ name, rules: [rule] }] },
      },
      routeTo(metadata, name, i),
    ];
  });
  return objects.map(object => JSON.stringify(object)).join('\n---\n');
}

const routeTo = (metadata, host, i) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata,
  spec: {
    rules: [
      {
        host,
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name: i === 0 ? 'x' : metadata.name, port: { number: 80 } } },
            },
          ],
        },
      },
    ],
  },
});
